"""Too slow: the sum over all roots by plain recursion, which counts the same small trees again and again.

About 3 to the power of n calls; n = 16 takes tens of seconds. Caught by group 06-largest.
"""

import sys


def trees(n):
    if n == 0:
        return 1
    total = 0
    for left in range(n):
        total += trees(left) * trees(n - 1 - left)
    return total


for question in map(int, sys.stdin.read().split()[1:]):
    print(trees(question))
