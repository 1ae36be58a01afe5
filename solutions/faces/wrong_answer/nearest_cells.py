"""Mistake: an approximate index where the exact answer is asked for.

Rows are put into the cell of the nearest of about sqrt(N) centres (here rows picked
evenly), and a query looks only into the 8 cells whose centres are nearest to it. Fast,
and right for most queries, but a nearest row in a ninth cell is missed: strangers, who
have no near row at all, are hit most. With few rows all cells are looked into.

Caught by secret/06-look-alikes.

Time O(sqrt(N) * D * N) to build, then about O(sqrt(N) * D) per query.
"""

import sys

import numpy as np

PROBES = 8


def squares_to(points: np.ndarray, query: np.ndarray) -> np.ndarray:
    """Return the squared distances of the rows of points to the query."""
    return ((points - query) ** 2).sum(axis=1)


def main() -> None:
    """Build the cells, then answer each query from the nearest of them."""
    rows, dimensions, queries = map(int, sys.stdin.readline().split())
    numbers = np.fromstring(sys.stdin.read(), dtype=np.int64, sep=" ")
    points = numbers.reshape(rows + queries, dimensions)
    base = points[:rows]
    centres = base[:: int(rows**0.5)]
    as_floats = base.astype(np.float64)
    chosen = centres.astype(np.float64)
    scores = (chosen * chosen).sum(axis=1) - 2.0 * (as_floats @ chosen.T)
    cell_of = scores.argmin(axis=1)
    cells = [np.flatnonzero(cell_of == cell) for cell in range(len(centres))]
    for query in points[rows:]:
        probed = squares_to(centres, query).argsort()[:PROBES]
        candidates = np.sort(np.concatenate([cells[cell] for cell in probed]))
        squares = squares_to(base[candidates], query)
        nearest = squares.argmin()
        print(candidates[nearest] + 1, squares[nearest])


main()
