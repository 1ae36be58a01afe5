"""Too slow: fills a new table for each question, O(q * n * n) products of big integers.

Quick for a few questions. Caught by group 07-many-questions.
"""

import sys


def count(n):
    trees = [1] + [0] * n
    for keys in range(1, n + 1):
        for left in range(keys):
            trees[keys] += trees[left] * trees[keys - 1 - left]
    return trees[n]


for question in map(int, sys.stdin.read().split()[1:]):
    print(count(question))
