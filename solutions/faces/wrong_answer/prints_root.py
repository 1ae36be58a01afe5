"""Mistake: prints the distance, not the squared distance.

Caught by the first sample.

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
        print(nearest + 1, distances[nearest])


main()
