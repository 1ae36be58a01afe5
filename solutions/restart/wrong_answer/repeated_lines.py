"""Mistake: keeps who needs a job in sets, but counts every line, so repeated lines are never paid back.

A job with a repeated line is left out, and all that depend on it. Caught by group 04-repeated. O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    lines = list(zip(numbers[3::2], numbers[4::2]))
    followers = [set() for _ in range(n + 1)]
    for a, b in lines:
        followers[a].add(b)

    reached = {s}
    found = [s]
    for job in found:
        for follower in followers[job]:
            if follower not in reached:
                reached.add(follower)
                found.append(follower)

    missing = [0] * (n + 1)
    for a, b in lines:
        if a in reached:
            missing[b] += 1

    order = [s]
    for job in order:
        for follower in followers[job]:
            missing[follower] -= 1
            if missing[follower] == 0:
                order.append(follower)
    print(len(order))
    print(*order)


main()
