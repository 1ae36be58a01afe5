"""Write an input of one of several kinds to standard output.

Usage: `graphs.py KIND [OPTIONS] SEED`; see `parse_arguments` for the options.

Each kind is built on jobs 0..n-1 in which every line goes from a lower to a higher job, then the
jobs get their numbers (`--numbers ascending`, `descending`, `shuffled`) and the lines are shuffled
(unless `--keep-lines`). The same arguments always give the same input.
"""

import argparse
import random
import sys
from collections.abc import Callable

Line = tuple[int, int]


def chain(args: argparse.Namespace, _: random.Random) -> list[Line]:
    """Each job needs the one before it: the deepest graph there is."""
    return [(job, job + 1) for job in range(args.jobs - 1)]


def scattered(args: argparse.Namespace, rng: random.Random) -> list[Line]:
    """Lines from random jobs to jobs at most `--span` later; some of them repeat."""
    span = args.span or args.jobs
    lines = []
    while len(lines) < args.lines:
        a = int(rng.random() * args.jobs)
        b = a + 1 + int(rng.random() * span)
        if b < args.jobs:
            lines.append((a, b))
    return lines


def dense(args: argparse.Namespace, rng: random.Random) -> list[Line]:
    """Each job needs all before it, so only one order is right; filled up with repeated lines."""
    lines = [(a, b) for b in range(args.jobs) for a in range(b)]
    return lines + rng.choices(lines, k=args.lines - len(lines))


def repeated(args: argparse.Namespace, rng: random.Random) -> list[Line]:
    """A chain of which each line is there, most of them very often."""
    lines = chain(args, rng)
    return lines + rng.choices(lines, k=args.lines - len(lines))


def star(args: argparse.Namespace, _: random.Random) -> list[Line]:
    """All jobs but two need the first, and the last needs all of them: nothing is wider."""
    last = args.jobs - 1
    middle = range(1, last)
    return [(0, job) for job in middle] + [(job, last) for job in middle]


def layers(args: argparse.Namespace, rng: random.Random) -> list[Line]:
    """Layers of `--width` jobs behind the first job; each job needs two of the layer before it."""
    lines = []
    for job in range(1, args.jobs):
        begin = 1 + (job - 1) // args.width * args.width
        before = range(max(0, begin - args.width), begin)
        lines += [(rng.choice(before), job) for _ in range(2)]
    return lines


def diamonds(args: argparse.Namespace, _: random.Random) -> list[Line]:
    """Diamonds in a row: k of them have 2 to the power of k paths."""
    lines = []
    for top in range(0, args.jobs - 3, 3):
        lines += [(top, top + 1), (top, top + 2), (top + 1, top + 3), (top + 2, top + 3)]
    return lines


def late_chain(args: argparse.Namespace, _: random.Random) -> list[Line]:
    """All jobs need the first one, told from the last to the first, and each the one before it.

    A queue in which distances are mended meets them in the worst order: a round settles one job.
    """
    lines = [(0, job) for job in range(args.jobs - 1, 0, -1)]
    return lines + [(job, job + 1) for job in range(1, args.jobs - 1)]


KINDS: dict[str, Callable[[argparse.Namespace, random.Random], list[Line]]] = {
    "chain": chain,
    "scattered": scattered,
    "dense": dense,
    "repeated": repeated,
    "star": star,
    "layers": layers,
    "diamonds": diamonds,
    "late-chain": late_chain,
}


def numbering(how: str, jobs: int, rng: random.Random) -> list[int]:
    """Return the number that each job gets."""
    numbers = list(range(1, jobs + 1))
    if how == "descending":
        numbers.reverse()
    elif how == "shuffled":
        rng.shuffle(numbers)
    return numbers


def parse_arguments() -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--jobs", type=int, default=200_000)
    parser.add_argument(
        "--lines", type=int, default=0, help="for kinds that do not follow from the jobs"
    )
    parser.add_argument(
        "--start", type=float, default=0.0, help="corrected job: 0 the first, 1 the last"
    )
    parser.add_argument("--span", type=int, default=0, help="greatest length of a line, 0: any")
    parser.add_argument("--width", type=int, default=1)
    parser.add_argument(
        "--numbers", choices=["ascending", "descending", "shuffled"], default="shuffled"
    )
    parser.add_argument("--keep-lines", action="store_true", help="do not shuffle the lines")
    parser.add_argument("seed", type=int)
    return parser.parse_args()


def main() -> None:
    """Build the graph and write it."""
    args = parse_arguments()
    rng = random.Random(args.seed)
    lines = KINDS[args.kind](args, rng)
    numbers = numbering(args.numbers, args.jobs, rng)
    if not args.keep_lines:
        rng.shuffle(lines)
    start = numbers[round(args.start * (args.jobs - 1))]
    text = [f"{args.jobs} {len(lines)} {start}\n"]
    text += [f"{numbers[a]} {numbers[b]}\n" for a, b in lines]
    sys.stdout.write("".join(text))


if __name__ == "__main__":
    main()
