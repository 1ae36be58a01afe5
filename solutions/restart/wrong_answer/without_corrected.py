"""Mistake: runs the jobs that depend on the corrected one, but not the corrected one itself.

The order is right. Caught by group 01-small in every case. O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

    seen = [False] * (n + 1)
    finished = []
    seen[s] = True
    stack = [(s, iter(followers[s]))]
    while stack:
        job, rest = stack[-1]
        for follower in rest:
            if not seen[follower]:
                seen[follower] = True
                stack.append((follower, iter(followers[follower])))
                break
        else:
            finished.append(job)
            stack.pop()
    order = finished[-2::-1]
    print(len(order))
    print(*order)


main()
