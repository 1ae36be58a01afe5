"""Too slow: asks a list, not a set, whether a job has been found already.

The answer is right, but each question reads the whole list: O(n * m). Caught by group 06-deep.
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

    found = [s]
    for job in found:
        for follower in followers[job]:
            if follower not in found:
                found.append(follower)

    missing = [0] * (n + 1)
    for job in found:
        for follower in followers[job]:
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
