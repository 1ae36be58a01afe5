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


def reject(message: str) -> NoReturn:
    """Leave the reason for the judges and stop with "wrong answer"."""
    (Path(sys.argv[3]) / "judgemessage.txt").write_text(message + "\n", encoding="utf-8")
    sys.exit(WRONG)


def read_input(path: str) -> tuple[int, int, list[int], list[int]]:
    """Return n, s and the two columns of the lines "b needs a"."""
    numbers = list(map(int, Path(path).read_bytes().split()))
    n, _, s = numbers[:3]
    return n, s, numbers[3::2], numbers[4::2]


def jobs_to_run(n: int, s: int, needed: list[int], needing: list[int]) -> bytearray:
    """Return a table with 1 for each job that must run again."""
    followers: list[list[int]] = [[] for _ in range(n + 1)]
    for a, b in zip(needed, needing, strict=True):
        followers[a].append(b)
    stale = bytearray(n + 1)
    stale[s] = 1
    reached = [s]
    for job in reached:
        for follower in followers[job]:
            if not stale[follower]:
                stale[follower] = 1
                reached.append(follower)
    return stale


def shown(word: bytes) -> str:
    """Return a word of the output fit for a message."""
    text = repr(word[:20])[2:-1]
    return f'"{text}..."' if len(word) > 20 else f'"{text}"'


def integer(word: bytes, place: str) -> int:
    """Return the value of a word that is to be an integer; one of many digits is just a big one."""
    if not INTEGER.fullmatch(word):
        reject(f"{place}: {shown(word)} is not an integer")
    digits = word.lstrip(b"+-").lstrip(b"0") or b"0"
    if len(digits) > MAX_DIGITS:
        reject(f"{place}: {shown(word)} is far out of range")
    return -int(digits) if word.startswith(b"-") else int(digits)


def positions_of(words: list[bytes], n: int, stale: bytearray) -> list[int]:
    """Return for each job its place in the order, counted from 1; 0 for a job that is not there."""
    positions = [0] * (n + 1)
    for place, word in enumerate(words, start=1):
        job = integer(word, f"place {place} of the order")
        if not 1 <= job <= n:
            reject(f"place {place} of the order: there is no job {job}, jobs are 1..{n}")
        if positions[job]:
            reject(f"job {job} is listed twice, at places {positions[job]} and {place}")
        if not stale[job]:
            reject(f"job {job} at place {place} need not run")
        positions[job] = place
    return positions


def announced_count(words: list[bytes], expected: int) -> int:
    """Return the number of jobs that the output announces; reject it if the words do not fit it.

    A number that is too small is left for later, as something better may be said about the order.
    """
    if not words:
        reject("the output is empty")
    count = integer(words[0], "number of jobs")
    listed = len(words) - 1
    if listed > count >= expected:
        extra = shown(words[count + 1])
        reject(
            f"{count} jobs announced, but {listed - count} more words follow, the first is {extra}"
        )
    if listed < count:
        reject(f"{count} jobs announced, but the output ends after {listed}")
    return count


def main() -> None:
    """Judge the output on standard input."""
    n, s, needed, needing = read_input(sys.argv[1])
    stale = jobs_to_run(n, s, needed, needing)
    expected = sum(stale)
    words = sys.stdin.buffer.read().split()
    count = announced_count(words, expected)
    positions = positions_of(words[1:], n, stale)
    for line, (a, b) in enumerate(zip(needed, needing, strict=True), start=2):
        if positions[a] > positions[b] > 0:
            reject(
                f"job {b} at place {positions[b]} runs before job {a} at place {positions[a]}, "
                f"whose result it needs (line {line} of the input)"
            )
    for job in range(1, n + 1):
        if stale[job] and not positions[job]:
            reject(f"job {job} must run again but is not listed")
    if count != expected:
        reject(f"the number of jobs is given as {count}, but {expected} must run and are listed")
    sys.exit(ACCEPTED)


if __name__ == "__main__":
    main()
