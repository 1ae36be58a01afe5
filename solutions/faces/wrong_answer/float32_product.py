"""Mistake: |b|^2 - 2ab in 32-bit floats, to save memory and time.

The two terms are large and nearly equal; what is left of them is smaller than their
rounding errors (cancellation), so of two rows that are nearly as near the wrong one may
win. The farther the points are from the origin, the worse: right for most faces, wrong
as soon as a common offset is added.

Caught by secret/03-precision and, surely, by secret/04-ties/twins-with-offset.

Time O(N * D * Q) with a tiny constant.
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer all queries by one product."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base = points[:rows].astype(np.float32)
    users = points[rows:].astype(np.float32)
    scores = (base * base).sum(axis=1) - 2 * (users @ base.T)
    for query, nearest in zip(points[rows:], scores.argmin(axis=1), strict=True):
        difference = points[nearest] - query
        print(nearest + 1, difference @ difference)


main()
