"""Out of memory: the differences of all queries and all rows in one array.

Broadcasting removes the loop over the queries as well, at the price of N * D * Q
numbers at once: 1.6 GB in secret/07-limits, before they are even squared. One query, or
one block of queries, at a time is as fast.

Time and memory O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer all queries in one expression."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base, users = points[:rows], points[rows:]
    squares = ((users[:, None, :] - base[None, :, :]) ** 2).sum(axis=2)
    for index, square in zip(squares.argmin(axis=1), squares.min(axis=1), strict=True):
        print(index + 1, square)


main()
