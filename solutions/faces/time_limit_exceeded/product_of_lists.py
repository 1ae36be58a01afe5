"""Too slow: |b|^2 - 2ab with sum(map(mul)), the fastest plain Python there is for it.

The inner loop runs in C and needs one multiplication and one addition for each
coordinate, but every product is still an object of its own: three times faster than
nested loops, and still far from numpy.

Time O(N * D * Q). Caught by secret/07-limits/many-queries.
"""

import sys
from operator import mul


def main() -> None:
    """Read the rows and the queries, answer each query."""
    rows, _, queries = map(int, sys.stdin.readline().split())
    base = [list(map(int, sys.stdin.readline().split())) for _ in range(rows)]
    norms = [sum(map(mul, row, row)) for row in base]
    for _ in range(queries):
        query = list(map(int, sys.stdin.readline().split()))
        pairs = zip(norms, base, strict=True)
        scores = [norm - 2 * sum(map(mul, row, query)) for norm, row in pairs]
        best = min(scores)
        print(scores.index(best) + 1, best + sum(map(mul, query, query)))


main()
