"""Mistake: orders all jobs and runs everything that stands behind the corrected one in this order.

Not all that comes later depends on it. Caught by group 03-outside (behind-but-unrelated, between-but-unrelated).
O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

    missing = [0] * (n + 1)
    for b in numbers[4::2]:
        missing[b] += 1
    order = [job for job in range(1, n + 1) if missing[job] == 0]
    for job in order:
        for follower in followers[job]:
            missing[follower] -= 1
            if missing[follower] == 0:
                order.append(follower)
    behind = order[order.index(s) :]
    print(len(behind))
    print(*behind)


main()
