"""Too slow: np.linalg.norm for each pair, in a Python loop.

The first version of the bot. Each call costs about 5 microseconds of checks and small
arrays, whatever the length of the vectors; the arithmetic is a fraction of that.
Vectorising means one call per query, not one call per pair.

Time O(N * D * Q) with N * Q calls of numpy. Caught by secret/07-limits/many-queries.
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
        nearest, best = 0, float("inf")
        for index, row in enumerate(base):
            distance = np.linalg.norm(row - query)
            if distance < best:
                nearest, best = index, distance
        print(nearest + 1, round(best**2))


main()
