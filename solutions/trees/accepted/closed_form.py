"""The closed form: C[n] is the binomial of 2n over n, divided by n + 1, in whole numbers.

O(n) products with small numbers for each question.
"""

import sys
from math import comb

for n in map(int, sys.stdin.read().split()[1:]):
    print(comb(2 * n, n) // (n + 1))
