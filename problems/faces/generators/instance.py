"""The format of a test case, shared by all generators."""

import sys

import numpy as np


def write(base: np.ndarray, queries: np.ndarray) -> None:
    """Write a test case to standard output.

    Args:
        base: Integers, one row per photo of a celebrity.
        queries: Integers, one row per photo of a user, as wide as `base`.
    """
    print(len(base), base.shape[1], len(queries))
    for row in (*base.tolist(), *queries.tolist()):
        sys.stdout.write(" ".join(map(str, row)) + "\n")
