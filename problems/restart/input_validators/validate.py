"""Check an input of "Restart order": exact form, every limit, and that no job needs itself.

The form is checked by writing down the numbers that were read in the one right form and comparing,
so that no other spaces, signs, leading zeros or newlines pass. Exit code 42 means valid, 43 means
not valid; the reason is written to standard error. Takes O(n + m).
"""

import sys
from itertools import zip_longest
from typing import NoReturn

MAX_JOBS = 200_000
MAX_LINES = 500_000


def reject(message: str) -> NoReturn:
    """Say why the input is not valid and stop."""
    print(message, file=sys.stderr)
    sys.exit(43)


def check_form(text: bytes, n: int, m: int, s: int, lines: list[tuple[int, int]]) -> None:
    """Check that the text is exactly what these numbers look like."""
    body = "".join([f"{a} {b}\n" for a, b in lines])
    plain = f"{n} {m} {s}\n{body}".encode()
    if text == plain:
        return
    pairs = zip_longest(text.split(b"\n"), plain.split(b"\n"))
    number, line = next((i, line) for i, (line, right) in enumerate(pairs, 1) if line != right)
    reject(f"line {number}: {line!r} is not in plain form")


def check_limits(n: int, m: int, s: int) -> None:
    """Check the numbers of the first line."""
    if not 1 <= n <= MAX_JOBS:
        reject(f"line 1: n is {n}, not in 1..{MAX_JOBS}")
    if not 0 <= m <= MAX_LINES:
        reject(f"line 1: m is {m}, not in 0..{MAX_LINES}")
    if not 1 <= s <= n:
        reject(f"line 1: s is {s}, not in 1..{n}")


def check_jobs(n: int, lines: list[tuple[int, int]]) -> None:
    """Check that each line names two different jobs that exist."""
    for number, (a, b) in enumerate(lines, start=2):
        if not (1 <= a <= n and 1 <= b <= n):
            reject(f"line {number}: {a} or {b} is not in 1..{n}")
        if a == b:
            reject(f"line {number}: job {a} needs itself")


def check_no_circle(n: int, lines: list[tuple[int, int]]) -> None:
    """Remove jobs that need no remaining job until none is left; if that fails, reject."""
    followers: list[list[int]] = [[] for _ in range(n + 1)]
    missing = [0] * (n + 1)
    for a, b in lines:
        followers[a].append(b)
        missing[b] += 1
    ready = [job for job in range(1, n + 1) if missing[job] == 0]
    for job in ready:
        for follower in followers[job]:
            missing[follower] -= 1
            if missing[follower] == 0:
                ready.append(follower)
    if len(ready) != n:
        stuck = next(job for job in range(1, n + 1) if missing[job] > 0)
        reject(f"there is a circle: job {stuck} is in it or depends on it")


def main() -> None:
    """Read the input from standard input and check it."""
    text = sys.stdin.buffer.read()
    try:
        numbers = list(map(int, text.split()))
    except ValueError as error:
        reject(f"not an integer: {error}")
    if len(numbers) < 3:
        reject(f"{len(numbers)} numbers, at least 3 are needed")
    n, m, s = numbers[:3]
    check_limits(n, m, s)
    if len(numbers) != 3 + 2 * m:
        reject(f"{len(numbers) - 3} numbers after the first line, {2 * m} are needed")
    lines = list(zip(numbers[3::2], numbers[4::2], strict=True))
    check_form(text, n, m, s, lines)
    check_jobs(n, lines)
    check_no_circle(n, lines)
    sys.exit(42)


if __name__ == "__main__":
    main()
