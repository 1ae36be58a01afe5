"""Accept any right order of "Restart order".

Called as `validate.py INPUT ANSWER FEEDBACK_DIR/ < OUTPUT`; exit code 42 means accepted, 43 wrong.
The reason goes to `judgemessage.txt` in the feedback directory. The input is enough to judge an
output, so the answer file is not read. Takes O(n + m).
"""

import re
import sys
from pathlib import Path
from typing import NoReturn

ACCEPTED = 42
WRONG = 43

INTEGER = re.compile(rb"[+-]?[0-9]+")
MAX_DIGITS = 9
SHOWN_BYTES = 20


def reject(message: str) -> NoReturn:
    """Leave the reason for the judges and stop with "wrong answer"."""
    (Path(sys.argv[3]) / "judgemessage.txt").write_text(message + "\n", encoding="utf-8")
    sys.exit(WRONG)


def shown(word: bytes) -> str:
    """Return a word of the output fit for a message."""
    text = repr(word[:SHOWN_BYTES])[2:-1]
    return f'"{text}..."' if len(word) > SHOWN_BYTES else f'"{text}"'


def integer(word: bytes, place: str) -> int:
    """Return the value of a word that is to be an integer."""
    if not INTEGER.fullmatch(word):
        reject(f"{place}: {shown(word)} is not an integer")
    digits = word.lstrip(b"+-").lstrip(b"0") or b"0"
    if len(digits) > MAX_DIGITS:
        reject(f"{place}: {shown(word)} is far out of range")
    return -int(digits) if word.startswith(b"-") else int(digits)


def listed_words(words: list[bytes]) -> list[bytes]:
    """Return the words of the order, which are as many as the first word says."""
    if not words:
        reject("the output is empty")
    count = integer(words[0], "number of jobs")
    if count < 0:
        reject(f"number of jobs: {count} is negative")
    order = words[1:]
    if len(order) < count:
        reject(f"{count} jobs announced, but the output ends after {len(order)}")
    if len(order) > count:
        extra = f"{len(order) - count} more, the first is {shown(order[count])}"
        reject(f"{count} jobs announced, but the output has {extra}")
    return order


def jobs_to_run(n: int, s: int, lines: list[tuple[int, int]]) -> list[bool]:
    """Return for each job whether it must run again."""
    followers: list[list[int]] = [[] for _ in range(n + 1)]
    for a, b in lines:
        followers[a].append(b)
    must_run = [False] * (n + 1)
    must_run[s] = True
    reached = [s]
    for job in reached:
        for follower in followers[job]:
            if not must_run[follower]:
                must_run[follower] = True
                reached.append(follower)
    return must_run


def positions_of(order: list[bytes], must_run: list[bool]) -> list[int]:
    """Return for each job its place in the order, counted from 1; 0 for a job that need not run."""
    n = len(must_run) - 1
    positions = [0] * (n + 1)
    for place, word in enumerate(order, start=1):
        job = integer(word, f"place {place} of the order")
        if not 1 <= job <= n:
            reject(f"place {place} of the order: there is no job {job}, jobs are 1..{n}")
        if positions[job]:
            reject(f"job {job} is listed twice, at places {positions[job]} and {place}")
        if not must_run[job]:
            reject(f"job {job} at place {place} need not run")
        positions[job] = place
    for job in range(1, n + 1):
        if must_run[job] and not positions[job]:
            reject(f"job {job} must run again but is not listed")
    return positions


def check_order(positions: list[int], lines: list[tuple[int, int]]) -> None:
    """Check that no job comes before one that it needs."""
    for number, (a, b) in enumerate(lines, start=2):
        if positions[a] > positions[b] > 0:
            places = f"job {b} at place {positions[b]} runs before job {a} at place {positions[a]}"
            reject(f"{places}, whose result it needs (line {number} of the input)")


def main() -> None:
    """Judge the output on standard input."""
    numbers = list(map(int, Path(sys.argv[1]).read_bytes().split()))
    n, _, s = numbers[:3]
    lines = list(zip(numbers[3::2], numbers[4::2], strict=True))
    order = listed_words(sys.stdin.buffer.read().split())
    positions = positions_of(order, jobs_to_run(n, s, lines))
    check_order(positions, lines)
    sys.exit(ACCEPTED)


if __name__ == "__main__":
    main()
