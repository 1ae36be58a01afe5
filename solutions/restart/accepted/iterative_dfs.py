"""Depth-first search with a stack of its own; the jobs in the order in which they are finished, backwards.

A job stays on the stack until all that need it are finished, so no chain is too deep. The lists of neighbours are
used up on the way: what is left of a list has not been looked at. O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

    seen = [False] * (n + 1)
    seen[s] = True
    stack = [s]
    finished = []
    while stack:
        job = stack[-1]
        if not followers[job]:
            finished.append(stack.pop())
            continue
        follower = followers[job].pop()
        if not seen[follower]:
            seen[follower] = True
            stack.append(follower)
    print(len(finished))
    print(*reversed(finished))


main()
