"""Mistake: divides with /, which makes a float of the big integer. Right up to n = 30 or so.

Caught by group 03-doubles. O(n) for each question.
"""

import sys
from math import comb

for n in map(int, sys.stdin.read().split()[1:]):
    print(int(comb(2 * n, n) / (n + 1)))
