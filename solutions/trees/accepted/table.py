"""The sum over all roots, in a table that is filled once: C[n] = sum of C[left] * C[n - 1 - left].

About 125,000 products of big integers. O(n * n) products, O(1) for each question.
"""

import sys
from operator import mul


def main():
    questions = list(map(int, sys.stdin.read().split()))[1:]
    trees = [1]
    for _ in range(max(questions)):
        trees.append(sum(map(mul, trees, reversed(trees))))
    for n in questions:
        print(trees[n])


main()
