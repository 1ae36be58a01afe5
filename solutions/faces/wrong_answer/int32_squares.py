"""Mistake: 32-bit squares, added up in 64 bits.

`sum` widens 32-bit integers by itself, so faces come out right. But each square is made
in 32 bits before, and wraps around from a difference of 46,341 on.

Caught by secret/02-overflow/thirty-two-bit-square.

Time O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions).astype(np.int32)
    base = points[:rows]
    for query in points[rows:]:
        squares = ((base - query) ** 2).sum(axis=1, dtype=np.int64)
        nearest = squares.argmin()
        print(nearest + 1, squares[nearest])


main()
