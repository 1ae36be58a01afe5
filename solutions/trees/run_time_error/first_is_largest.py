"""Mistake: fills the table up to the first question and asks it for all of them; IndexError.

Right as long as no later question is larger than the first. Caught by group 01-small (up-to-twelve).
O(n * n) products, once.
"""

import sys


def main():
    questions = list(map(int, sys.stdin.read().split()))[1:]
    trees = [1]
    for n in range(1, questions[0] + 1):
        trees.append(sum(trees[left] * trees[n - 1 - left] for left in range(n)))
    for n in questions:
        print(trees[n])


main()
