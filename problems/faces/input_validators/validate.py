"""Accept an input that keeps every constraint of the statement, down to the last byte.

Exits with 42 for a valid input and with 43, after a line on standard error that says
what is wrong, for any other. Each line must be exactly what printing its numbers with
one space between them would give, so there are no leading zeros, plus signs, tabs,
double or trailing spaces, and lines end in a line feed alone.

Time O(size of the input): one conversion to integers and back for each line.
"""

import sys
from typing import NoReturn

MAX_ROWS = 12_000
MAX_DIMENSIONS = 128
MAX_QUERIES = 1_000
MAX_WORK = 200_000_000
MAX_COORDINATE = 1_000_000

VALID = 42
INVALID = 43


def reject(message: str) -> NoReturn:
    """Say what is wrong and end the program."""
    print(message, file=sys.stderr)
    sys.exit(INVALID)


def numbers_of(line: str, place: int, length: int) -> list[int]:
    """Return the integers of a line, or reject the input if it is not `length` of them."""
    try:
        numbers = [int(word) for word in line.split(" ")]
    except ValueError as error:
        reject(f"line {place}: {error}")
    if " ".join(map(str, numbers)) != line:
        reject(f"line {place}: a number is not written in its shortest form")
    if len(numbers) != length:
        reject(f"line {place}: {len(numbers)} numbers, expected {length}")
    return numbers


def check_header(line: str) -> tuple[int, int, int]:
    """Return N, D and Q of the first line, or reject the input."""
    rows, dimensions, queries = numbers_of(line, 1, 3)
    bounds = (
        ("N", rows, MAX_ROWS),
        ("D", dimensions, MAX_DIMENSIONS),
        ("Q", queries, MAX_QUERIES),
        ("N * D * Q", rows * dimensions * queries, MAX_WORK),
    )
    for name, value, most in bounds:
        if not 1 <= value <= most:
            reject(f"line 1: {name} is {value}, not in 1 .. {most}")
    return rows, dimensions, queries


def main() -> None:
    """Check standard input."""
    try:
        text = sys.stdin.buffer.read().decode("ascii")
    except UnicodeDecodeError as error:
        reject(str(error))
    header, *lines = text.split("\n")
    rows, dimensions, queries = check_header(header)
    if len(lines) != rows + queries + 1 or lines[-1]:
        reject(f"expected {1 + rows + queries} lines, each ended by a line feed")
    for place, line in enumerate(lines[:-1], start=2):
        numbers = numbers_of(line, place, dimensions)
        if not -MAX_COORDINATE <= min(numbers) <= max(numbers) <= MAX_COORDINATE:
            reject(f"line {place}: a coordinate is beyond {MAX_COORDINATE}")
    sys.exit(VALID)


if __name__ == "__main__":
    main()
