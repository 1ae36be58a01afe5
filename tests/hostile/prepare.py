"""Compiles the programs of the table and of the hostile suite ahead, for a slow machine to run.

`python -m tests.hostile.prepare DIRECTORY` fills an empty directory; the variable
`JUDGE_TEST_PROGRAMS` then names it to the tests.
"""

import sys
from pathlib import Path

from tests.hostile import programs
from tests.sandbox import bench


def prepare(directory: Path) -> None:
    """Fill an empty directory, which every user must be able to enter."""
    bench.furnish(directory)
    bench.build(directory)
    programs.build(directory, programs.find_programs())


if __name__ == "__main__":
    prepare(Path(sys.argv[1]).absolute())
