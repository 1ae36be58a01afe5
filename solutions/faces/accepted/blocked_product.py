"""A matrix product for a block of queries: |a - b|^2 = |a|^2 - 2ab + |b|^2.

|a|^2 is the same for all rows b, so the nearest row minimises |b|^2 - 2ab. All products
ab of a block of queries come from one matrix product, the fastest thing that numpy has.

Why it is exact in 64-bit floats: |b|^2 <= 128 * 10^12 and |2ab| is at most twice that;
every partial sum is an integer below 2^53, so no operation rounds, in whatever order
the product adds. In 32-bit floats the same formula fails: see wrong_answer.

Time O(N * D * Q) with a tiny constant, memory O(N * (D + BLOCK)).
"""

import sys

import numpy as np

BLOCK = 64
"""Queries at a time: 12,000 * 64 products are 6 MB."""


def main() -> None:
    """Read the rows and the queries, answer the queries in blocks."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions).astype(np.float64)
    base, users = points[:rows], points[rows:]
    norms = (base * base).sum(axis=1)
    for start in range(0, queries, BLOCK):
        block = users[start : start + BLOCK]
        scores = norms - 2.0 * (block @ base.T)
        nearest = scores.argmin(axis=1)
        squares = ((block - base[nearest]) ** 2).sum(axis=1)
        for index, square in zip(nearest, squares, strict=True):
            print(index + 1, int(square))


main()
