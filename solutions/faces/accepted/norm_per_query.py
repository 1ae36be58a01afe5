"""One vectorised expression per query: np.linalg.norm over all rows at once.

Why it is exact in 64-bit floats: a squared distance is an integer of at most
5.12 * 10^14 < 2^53, so the sum under the root has no rounding; the roots of two
neighbouring integers of that size differ by 2.2 * 10^-8, six times the spacing of the
floats there, so equal roots mean equal distances. `argmin` returns the first minimum.
The square itself is computed once more in integers.

Time O(N * D * Q), memory O(N * D).
"""

import sys

import numpy as np


def main() -> None:
    """Read the rows and the queries, answer each query."""
    numbers = np.array(sys.stdin.read().split(), dtype=np.int64)
    rows, dimensions, queries = numbers[:3]
    points = numbers[3:].reshape(rows + queries, dimensions)
    base = points[:rows].astype(np.float64)
    for query in points[rows:]:
        nearest = np.linalg.norm(base - query, axis=1).argmin()
        difference = points[nearest] - query
        print(nearest + 1, difference @ difference)


main()
