"""Points drawn evenly from a cube of integers.

Usage: grid.py ROWS DIMENSIONS QUERIES SPAN SEED

Every coordinate is drawn from -SPAN .. SPAN. A small span makes many equal rows and
equal distances, so the rule for ties decides most answers; span 10^6 uses the whole
range that is allowed. The first query repeats the last row: a distance of zero.
"""

import sys

import instance
import numpy as np


def main() -> None:
    """Draw the points and write the test case."""
    rows, dimensions, queries, span, seed = map(int, sys.argv[1:])
    random = np.random.RandomState(seed)
    points = random.randint(-span, span + 1, size=(rows + queries, dimensions))
    points[rows] = points[rows - 1]
    instance.write(points[:rows], points[rows:])


if __name__ == "__main__":
    main()
