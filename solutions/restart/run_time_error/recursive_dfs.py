"""Mistake: depth-first search by recursion; Python allows 1000 calls inside one another.

The answer would be right. A chain of 200,000 jobs ends it with RecursionError. Caught by group 06-deep. O(n + m).
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

    def visit(job):
        seen[job] = True
        for follower in followers[job]:
            if not seen[follower]:
                visit(follower)
        finished.append(job)

    visit(s)
    print(len(finished))
    print(*reversed(finished))


main()
