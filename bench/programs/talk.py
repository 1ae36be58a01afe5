"""Talks in lines, as `talk.c` does: `talk.py ask N` or `talk.py answer`."""

import sys


def ask(turns: int) -> None:
    """Say a number and expect the next one, again and again."""
    for number in range(turns):
        print(number, flush=True)
        if int(input()) != number + 1:
            sys.exit(1)


def answer() -> None:
    """Answer until the end."""
    for line in sys.stdin:
        print(int(line) + 1, flush=True)


if sys.argv[1] == "ask":
    ask(int(sys.argv[2]))
else:
    answer()
