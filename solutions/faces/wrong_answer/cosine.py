"""Mistake: the largest cosine instead of the smallest distance.

For vectors of one length the two agree, and the lengths of face embeddings are nearly
equal, but only nearly.

Caught by secret/01-small/same-angle-farther; real faces show it as well.

Time O(N * D * Q).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base = points[:rows].astype(np.float64)
    lengths = np.maximum(np.linalg.norm(base, axis=1), 1e-9)
    for query in points[rows:]:
        nearest = (base @ query / lengths).argmax()
        difference = points[nearest] - query
        print(nearest + 1, difference @ difference)


main()
