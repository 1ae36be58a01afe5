"""Write the judges' answer to an input: a topological order of what the corrected job reaches.

Depth-first search with a stack of its own; each job is listed when all that need it are done, and
the list is written backwards. O(n + m).
"""

import sys


def main() -> None:
    """Read the input from standard input, write the answer to standard output."""
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, _, s = numbers[:3]
    followers: list[list[int]] = [[] for _ in range(n + 1)]
    for a, b in zip(numbers[3::2], numbers[4::2], strict=True):
        followers[a].append(b)
    seen = bytearray(n + 1)
    seen[s] = 1
    done = []
    open_jobs = [s]
    while open_jobs:
        job = open_jobs[-1]
        if not followers[job]:
            done.append(open_jobs.pop())
            continue
        follower = followers[job].pop()
        if not seen[follower]:
            seen[follower] = 1
            open_jobs.append(follower)
    done.reverse()
    print(len(done))
    print(*done)


if __name__ == "__main__":
    main()
