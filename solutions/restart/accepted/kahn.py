"""Counting (Kahn): a job can run when all lines that reach it from jobs that run are paid back.

Walk from the corrected job and count for each job reached the lines that come from reached jobs; then write the
corrected job, and each job whose count falls to 0. O(n + m).
"""

import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2]):
        followers[a].append(b)

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
