"""Mistake: says that no keys make no tree; but they make one, the empty one.

Caught by group 01-small (zero). O(n) for each question.
"""

import sys
from math import comb

for n in map(int, sys.stdin.read().split()[1:]):
    print(comb(2 * n, n) // (n + 1) if n > 0 else 0)
