"""Mistake: reads "b needs a" the wrong way round and runs what the corrected job needs.

Everything else is right. Caught by group 01-small (nobody-needs-it). O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[b].append(a)

    missing = [0] * (n + 1)
    found = [s]
    for job in found:
        for follower in followers[job]:
            if missing[follower] == 0:
                found.append(follower)
            missing[follower] += 1

    order = [s]
    for job in order:
        for follower in followers[job]:
            missing[follower] -= 1
            if missing[follower] == 0:
                order.append(follower)
    print(len(order))
    print(*order)


main()
