"""Mistake: counts the sequence 1, 1, 2, 5, ... from 1 and writes the number before the right one.

Caught by group 01-small (two). O(n * n) products, once.
"""

import sys


def main():
    questions = list(map(int, sys.stdin.read().split()))[1:]
    trees = [1]
    for n in range(1, 501):
        trees.append(sum(trees[left] * trees[n - 1 - left] for left in range(n)))
    for n in questions:
        print(trees[max(n - 1, 0)])


main()
