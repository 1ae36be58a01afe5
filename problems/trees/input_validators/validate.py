"""Check an input of "Counting trees": exact form and every limit.

Exit code 42 means valid, 43 means not valid; the reason is written to standard error.
"""

import re
import sys
from typing import NoReturn

MAX_QUESTIONS = 1000
MAX_KEYS = 500

PLAIN_INTEGER = re.compile(rb"0|[1-9][0-9]{0,3}")


def reject(message: str) -> NoReturn:
    """Say why the input is not valid and stop."""
    print(message, file=sys.stderr)
    sys.exit(43)


def integer(line: bytes, number: int, low: int, high: int) -> int:
    """Return the only integer of a line: no spaces, sign or leading zeros, within its limits."""
    if not PLAIN_INTEGER.fullmatch(line):
        reject(f"line {number}: {line[:20]!r} is not a small integer in plain form")
    value = int(line)
    if not low <= value <= high:
        reject(f"line {number}: {value} is not in {low}..{high}")
    return value


def main() -> None:
    """Read the input from standard input and check it."""
    text = sys.stdin.buffer.read()
    if not text.endswith(b"\n"):
        reject("the last line does not end in a newline")
    lines = text[:-1].split(b"\n")
    questions = integer(lines[0], 1, 1, MAX_QUESTIONS)
    if len(lines) != questions + 1:
        reject(f"{len(lines) - 1} lines after the first, {questions} are needed")
    for number, line in enumerate(lines[1:], start=2):
        integer(line, number, 0, MAX_KEYS)
    sys.exit(42)


if __name__ == "__main__":
    main()
