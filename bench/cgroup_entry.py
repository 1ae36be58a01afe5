"""Measure ways for a program to begin in a control group of version 2, as root.

    .venv/bin/python bench/cgroup_entry.py [--rounds N]

Programs may not call clone3, and what a zygote may not do its programs may not either. Compared
with a bare clone and exec of the same program: clone3 into the group, the same with a small filter
of the child's own that bans it, living in the group, the same with the score for the kernel's out
of memory killer raised before exec, and what asking a helper that has no filter costs at the least.
Read the ratios. The group needs no controllers.
"""

import argparse
import os
import subprocess
from pathlib import Path

from rig import OWN, TESTED, compile_program, public_directory

from sandbox.group import new_name


def tree() -> Path:
    """Return where a tree of version 2 is mounted."""
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, place, kind, *_ = line.split()
        if kind == "cgroup2":
            return Path(place)
    raise SystemExit("no control groups of version 2 are mounted")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    rounds = parser.parse_args().rounds
    group = tree() / new_name()
    group.mkdir()
    try:
        with public_directory() as work:
            bench = compile_program(OWN / "cgroup_entry.c", work)
            noop = compile_program(TESTED / "noop.c", work)
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
            command = (bench, group, str(rounds), noop)
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    finally:
        group.rmdir()
    rows = [line.split() for line in output.splitlines()]
    bare = float(rows[0][1])
    print(f"{'way':28} {'median us':>9} {'p95 us':>8} {'ratio':>6}")
    for way, median, p95 in rows:
        print(f"{way:28} {float(median):9.1f} {float(p95):8.1f} {float(median) / bare:6.2f}")


if __name__ == "__main__":
    main()
