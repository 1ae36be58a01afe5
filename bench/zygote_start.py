"""Measures what replacing a world costs: a zygote is started, and ended again.

python bench/zygote_start.py
"""

import statistics
import time

from sandbox import Profile, open_sandbox
from sandbox.world import World
from sandbox.zygote import Zygote

ROUNDS = 60


def main() -> None:
    """Print the medians."""
    world = World(profile=Profile.SOLUTION, mounts=(), box=None)
    starts, ends = [], []
    with open_sandbox(workers=1) as sandbox:
        station = sandbox._workers[0]._station  # noqa: SLF001 - what a worker starts zygotes with
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            zygote = Zygote(station, world)
            ready = time.perf_counter()
            zygote.close()
            starts.append(ready - begin)
            ends.append(time.perf_counter() - ready)
    start_ms, end_ms = statistics.median(starts) * 1e3, statistics.median(ends) * 1e3
    print(f"start {start_ms:.2f} ms, end {end_ms:.2f} ms")


if __name__ == "__main__":
    main()
