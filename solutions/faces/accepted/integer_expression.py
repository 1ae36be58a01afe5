"""One vectorised expression per query, in 64-bit integers throughout.

Subtract the query from all rows by broadcasting, square, sum along the rows, take the
first minimum. Nothing is rounded, so there is nothing to prove.

Time O(N * D * Q), memory O(N * D).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, _ = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    base, users = np.split(numbers.reshape(-1, dimensions), [rows])
    for user in users:
        squares = ((base - user) ** 2).sum(axis=1)
        nearest = squares.argmin()
        print(nearest + 1, squares[nearest])


main()
