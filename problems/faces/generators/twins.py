"""Two rows for each query whose squared distances differ by exactly one.

Usage: twins.py QUERIES DIMENSIONS OFFSET SEED

Each query has a pair of rows at about the distance of two photos of one person (4,500
after scaling): the right one, and its twin, which is the same row with one coordinate
moved one step away from the query. All other rows are several times farther away. The
squared distances are above 2^24, where a 32-bit float cannot tell n from n + 1.

OFFSET is added to every coordinate. Distances do not feel it, but squared norms grow,
so that |b|^2 - 2ab cancels: the larger OFFSET, the more digits are lost.
"""

import sys

import instance
import numpy as np

DISTANCE = 4_500
SPREAD = 2_500


def main() -> None:
    """Draw queries, plant a right row and its twin beside each, shuffle the rows."""
    count, dimensions, offset, seed = map(int, sys.argv[1:])
    random = np.random.RandomState(seed)
    queries = random.randint(-SPREAD, SPREAD + 1, size=(count, dimensions)) + offset
    steps = random.uniform(-1.0, 1.0, size=(count, dimensions))
    steps *= DISTANCE * np.sqrt(3.0 / dimensions)
    right = queries + np.rint(steps).astype(np.int64)
    moved = random.randint(0, dimensions, size=count)
    pairs = np.arange(count)
    right[pairs, moved] = queries[pairs, moved]
    twins = right.copy()
    twins[pairs, moved] += random.choice([-1, 1], size=count)
    base = np.concatenate([right, twins])
    instance.write(base[random.permutation(len(base))], queries)


if __name__ == "__main__":
    main()
