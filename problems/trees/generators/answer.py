"""Write the judges' answer to an input: the closed form in whole numbers."""

import sys
from math import comb


def main() -> None:
    """Read the input from standard input, write the answer to standard output."""
    for n in map(int, sys.stdin.read().split()[1:]):
        print(comb(2 * n, n) // (n + 1))


if __name__ == "__main__":
    main()
