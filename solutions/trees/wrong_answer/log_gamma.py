"""Mistake: takes the binomial by logarithms of the gamma function and rounds, as for a probability.

Right only while the answer has fewer digits than the logarithm is exact to. Caught by group 03-doubles.
O(1) for each question.
"""

import sys
from math import exp, lgamma

for n in map(int, sys.stdin.read().split()[1:]):
    print(round(exp(lgamma(2 * n + 1) - 2 * lgamma(n + 1)) / (n + 1)))
