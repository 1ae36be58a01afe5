"""Mistake: np.linalg.norm of differences in 32-bit floats.

Better than a product in 32-bit floats, as the differences are exact. But their squares
add up to more than 2^24, from where on such a float cannot tell n from n + 1: of two
rows whose squared distances differ by one it sees a tie and takes the first.

Caught by secret/03-precision/one-above-sixteen-million and secret/04-ties/twins.

Time O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base = points[:rows].astype(np.float32)
    for query in points[rows:]:
        nearest = np.linalg.norm(base - query.astype(np.float32), axis=1).argmin()
        difference = points[nearest] - query
        print(nearest + 1, difference @ difference)


main()
