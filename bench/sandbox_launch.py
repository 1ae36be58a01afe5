"""Measure what the sandbox adds to starting a program, and how well it measures CPU time.

    .venv/bin/python bench/sandbox_launch.py [--runs N] [--json]

A static program that does nothing is started in turn by `Sandbox.run` and, on the same core, by
`os.posix_spawn` with `os.wait4`: back to back and with pauses of 40 ms, by one thread and by two at
once. Read the ratios; the times themselves depend on the machine and on what else it does. Then a
program that burns CPU time, in user mode and in the kernel, tells how much it has seen itself; the
error is what the sandbox reported beyond that.
"""

import argparse
import json
import os
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from rig import TESTED, Rig, compile_program, public_directory

from sandbox import open_sandbox

BURN_MS, BURN_RUNS = 500, 5
GAP_SECONDS = 0.04
WARM_UP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """Times of one way of measuring in microseconds, and the sandbox relative to bare."""

    workers: int
    gap_ms: int
    sandbox_median_us: float
    sandbox_p95_us: float
    bare_median_us: float
    bare_p95_us: float
    median_ratio: float
    p95_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CpuError:
    """Reported less true CPU time, in microseconds."""

    how: str
    least_us: int
    median_us: float
    most_us: int


def timed_us(action: Callable[[], object]) -> float:
    """Return how long an action takes on the wall."""
    start = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - start) / 1000


def bare(program: Path) -> None:
    """Start a program without any sandbox and wait for it."""
    os.wait4(os.posix_spawn(program, [str(program)], {}), 0)


class Bench:
    """An open sandbox, and the same program without it."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self._noop = rig.programs / "noop"

    def launches(self, *, workers: int, runs: int, gap: float) -> Launch:
        """Measure starts by as many threads as there are workers, each in turn with bare ones."""
        times: tuple[list[float], list[float]] = ([], [])
        start = threading.Barrier(workers)
        cores = sorted(os.sched_getaffinity(0))[:workers]
        threads = [
            threading.Thread(target=self._measure, args=(core, runs, gap, times, start))
            for core in cores
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sandboxed, plain = (statistics.quantiles(each, n=20) for each in times)
        return Launch(
            workers=workers,
            gap_ms=round(gap * 1000),
            sandbox_median_us=sandboxed[9],
            sandbox_p95_us=sandboxed[18],
            bare_median_us=plain[9],
            bare_p95_us=plain[18],
            median_ratio=sandboxed[9] / plain[9],
            p95_ratio=sandboxed[18] / plain[18],
        )

    def _measure(
        self,
        core: int,
        runs: int,
        gap: float,
        times: tuple[list[float], list[float]],
        start: threading.Barrier,
    ) -> None:
        os.sched_setaffinity(0, {core})  # this thread's, and so that of the bare programs
        request = self._rig.request("noop")
        actions = (lambda: self._rig.sandbox.run(request), lambda: bare(self._noop))
        start.wait()
        for number in range(runs + WARM_UP):
            for action, found in zip(actions, times, strict=True):
                if gap:
                    time.sleep(gap)
                taken = timed_us(action)
                if number >= WARM_UP:
                    found.append(taken)

    def cpu_error(self, how: str) -> CpuError:
        """Measure how far the reported CPU time is from what the program saw of itself."""
        errors = []
        for _ in range(BURN_RUNS):
            output = self._rig.sandbox.output_file()
            try:
                request = self._rig.request("burn", how, str(BURN_MS), stdout=output)
                result = self._rig.sandbox.run(request)
                errors.append(result.cpu_us - int(os.pread(output, 64, 0)))
            finally:
                os.close(output)
        return CpuError(
            how=how, least_us=min(errors), median_us=statistics.median(errors), most_us=max(errors)
        )


def measure(runs: int, work: Path) -> tuple[list[Launch], list[CpuError]]:
    """Measure everything; `work` is readable for every user."""
    for name in ("noop", "burn"):
        compile_program(TESTED / f"{name}.c", work)
    launches: list[Launch] = []
    errors: list[CpuError] = []
    for workers in range(1, min(2, len(os.sched_getaffinity(0))) + 1):
        with open_sandbox(workers=workers) as sandbox, closing(Rig(sandbox, work)) as rig:
            bench = Bench(rig)
            launches.append(bench.launches(workers=workers, runs=runs, gap=0))
            launches.append(
                bench.launches(workers=workers, runs=max(runs // 5, 20), gap=GAP_SECONDS)
            )
            if workers == 1:
                errors = [bench.cpu_error(how) for how in ("user", "system")]
    return launches, errors


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=500, help="starts of each kind back to back")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    with public_directory() as work:
        launches, errors = measure(arguments.runs, work)
    if arguments.json:
        print(
            json.dumps({"launches": [*map(asdict, launches)], "cpu_errors": [*map(asdict, errors)]})
        )
        return
    print("workers  gap_ms  sandbox median/p95 us  bare median/p95 us  ratio median/p95")
    for each in launches:
        print(
            f"{each.workers:7}  {each.gap_ms:6}"
            f"  {each.sandbox_median_us:10.0f} /{each.sandbox_p95_us:8.0f}"
            f"  {each.bare_median_us:8.0f} /{each.bare_p95_us:7.0f}"
            f"  {each.median_ratio:10.2f} /{each.p95_ratio:4.2f}"
        )
    print(f"error of the CPU time of {BURN_MS} ms, least/median/most us")
    for error in errors:
        print(f"{error.how:7}  {error.least_us} / {error.median_us:.0f} / {error.most_us}")


if __name__ == "__main__":
    main()
