"""Mistake: finds the right jobs but runs them in the order of their numbers.

That works only while lines lead from smaller to larger numbers. Caught by group 01-small (largest-number,
falling-numbers). O(n log n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

    reached = {s}
    found = [s]
    for job in found:
        for follower in followers[job]:
            if follower not in reached:
                reached.add(follower)
                found.append(follower)
    print(len(found))
    print(*sorted(found))


main()
