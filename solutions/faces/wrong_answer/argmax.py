"""Mistake: argmax for argmin, as if the distance were a likeness.

The answer is the least similar celebrity. Any case with two different rows shows it;
made for it: secret/01-small/first-and-last.

Time O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base = points[:rows]
    for query in points[rows:]:
        squares = ((base - query) ** 2).sum(axis=1)
        best = squares.argmax()
        print(best + 1, squares[best])


main()
