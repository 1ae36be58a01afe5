"""Answer every query exactly: the answers of the jury.

Reads a test case, writes for each query the 1-based number of the nearest row and the
squared distance to it. All arithmetic is in 64-bit integers: a squared distance is at
most 128 * (2 * 10^6)^2 = 5.12 * 10^14. `argmin` returns the first of several minima,
which is the rule for ties.

Time O(N * D * Q), memory O(N * D).
"""

import sys

import numpy as np


def main() -> None:
    """Read a case on standard input and write its answer."""
    header = sys.stdin.buffer.readline().split()
    count, dimensions, queries = (int(word) for word in header)
    numbers = np.array(sys.stdin.buffer.read().split(), dtype=np.int64)
    points = numbers.reshape(count + queries, dimensions)
    base = points[:count]
    for query in points[count:]:
        differences = base - query
        squares = np.einsum("ij,ij->i", differences, differences)
        nearest = int(squares.argmin())
        print(nearest + 1, squares[nearest])


if __name__ == "__main__":
    main()
