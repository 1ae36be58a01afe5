"""Too slow: three nested loops in Python.

What C++ does in a fifth of a second takes minutes here: each of the 2 * 10^8 steps makes
and drops several integer objects.

Time O(N * D * Q). Caught by secret/07-limits/many-queries.
"""

import sys


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, _, queries = map(int, sys.stdin.readline().split())
    base = [list(map(int, sys.stdin.readline().split())) for _ in range(rows)]
    for _ in range(queries):
        query = list(map(int, sys.stdin.readline().split()))
        nearest, best = 0, None
        for index, row in enumerate(base):
            square = 0
            for a, b in zip(row, query, strict=True):
                square += (a - b) * (a - b)
            if best is None or square < best:
                nearest, best = index, square
        print(nearest + 1, best)


main()
