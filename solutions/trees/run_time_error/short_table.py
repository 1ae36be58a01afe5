"""Mistake: a table of 500 entries has no entry for n = 500; IndexError.

All other answers are right. Caught by group 06-largest (one-500). O(n * n) products, once.
"""

import sys


def main():
    trees = [1]
    for n in range(1, 500):
        trees.append(sum(trees[left] * trees[n - 1 - left] for left in range(n)))
    for n in map(int, sys.stdin.read().split()[1:]):
        print(trees[n])


main()
