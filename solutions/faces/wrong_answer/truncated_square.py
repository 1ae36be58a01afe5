"""Mistake: int(distance ** 2) for the squared distance.

The root is rounded, and its square is sometimes just below the integer it came from:
int((3 ** 0.5) ** 2) is 2. `round` would do; not taking the root at all, or computing the
square again in integers, is better.

Caught by secret/01-small/squares-of-roots.

Time O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.float64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base = points[:rows]
    for query in points[rows:]:
        distances = np.linalg.norm(base - query, axis=1)
        nearest = distances.argmin()
        print(nearest + 1, int(distances[nearest] ** 2))


main()
