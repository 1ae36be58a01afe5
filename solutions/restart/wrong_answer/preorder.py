"""Mistake: writes each job when the depth-first search enters it (preorder), not when it leaves it.

A job that is entered by a short way is written before jobs of a longer way that it needs. Caught by group 02-order
(long-way-first: this search takes the neighbour told last first). O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

    seen = [False] * (n + 1)
    order = []
    stack = [s]
    while stack:
        job = stack.pop()
        if seen[job]:
            continue
        seen[job] = True
        order.append(job)
        stack.extend(followers[job])
    print(len(order))
    print(*order)


main()
