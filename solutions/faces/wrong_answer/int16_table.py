"""Mistake: a table of 16-bit integers, since faces stay below 7,000.

numpy keeps the type: differences and their squares are computed in 16 bits as well and
wrap around without a warning, from a difference of 182 on.

Caught by secret/02-overflow/sixteen-bit-squares, and by every real face.

Time O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions).astype(np.int16)
    base = points[:rows]
    for query in points[rows:]:
        squares = ((base - query) ** 2).sum(axis=1)
        nearest = squares.argmin()
        print(nearest + 1, squares[nearest])


main()
