"""Measure how right the sandbox's figures are: CPU time, peak memory, instructions.

    .venv/bin/python bench/accounting.py [--runs N] [--json]

CPU time: programs use 500 ms of it, in user mode or in the kernel, themselves, in grandchildren, in
orphans or in children that the kernel reaps, while the other core is idle or busy. Each process
tells what it has seen itself use as its last act; the error is what the sandbox reported beyond
that, and so holds the end of each process, as the last column says by itself. Memory: programs hold
a known amount in several forms; the error is what was reported beyond it, and so holds the program
itself. Then comes a run that does nothing, which should show no more than after its like.
Instructions: one program again and again. All of it as whoever started this and, if that is root,
once more as a user without rights and without control groups.
"""

import argparse
import itertools
import json
import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from forms import HELD_MIB, Forms
from rig import (
    OWN,
    TESTED,
    UNPRIVILEGED,
    Rig,
    compile_program,
    open_rig,
    public_directory,
    put_zygote,
    spinning,
    unprivileged,
)

from sandbox import RunResult

BURN_MS, STEPS_MILLION = 500, 100
HOW = ("user", "system")
WHO = ("self", "waited", "orphan", "unwaited")
RESIDUE_BYTES = 1 << 20
"""So much more than usual may a run show of the one before; see `sandbox.cgroup`."""
PARANOID = Path("/proc/sys/kernel/perf_event_paranoid")


@dataclass(frozen=True, slots=True, kw_only=True)
class CpuError:
    """Reported less true CPU time of some runs, in microseconds."""

    judge: str
    other_core: str
    how: str
    who: str
    least_us: int
    median_us: float
    most_us: int
    empty_median_us: float
    """The same without the work: what the ends of the processes cost, of which they cannot tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """Reported peaks of memory of some runs of one form, and of the run after each."""

    judge: str
    form: str
    held_bytes: int | None
    """What the program took for certain; None: unknown."""
    median_bytes: float
    most_bytes: int
    next_most_bytes: int
    """Largest peak of a run that does nothing, right after."""
    next_is_own: bool
    """Whether that is what such a run shows after its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How well the instructions of equal runs agree, and their CPU time."""

    judge: str
    runs: int
    median: float | None
    """Instructions; None: they are not counted."""
    spread_ppm: float | None
    """Largest less least, in millionths of the median; None as above."""
    cpu_spread_ppm: float
    reason: str
    """Why they are not counted; empty if they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was measured."""

    cpu: tuple[CpuError, ...]
    memory: tuple[Peak, ...]
    instructions: tuple[Steps, ...]


def spread_ppm(values: Sequence[int]) -> float:
    """Return how far values lie apart, in millionths of their median."""
    return (max(values) - min(values)) / statistics.median(values) * 1e6


def _peak(run: Callable[[], RunResult]) -> int:
    return run().peak_memory_bytes or 0


class Measurement:
    """What is measured as one judge."""

    def __init__(self, rig: Rig, runs: int) -> None:
        self._rig = rig
        self._forms = Forms(rig)
        self._runs = runs
        means = rig.sandbox.means
        who = "user" if means.rootless else "root"
        self._judge = f"{who}, groups {means.groups}" if means.groups else f"{who}, no groups"

    def report(self) -> Report:
        """Measure everything."""
        return Report(
            cpu=tuple(self._cpu_errors()),
            memory=tuple(self._peaks()),
            instructions=(self._steps(),),
        )

    def _cpu_errors(self) -> Iterator[CpuError]:
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[0]})  # as the worker, so that only a spinner is elsewhere
        try:
            for other, how, who in itertools.product(("idle", "busy"), HOW, WHO):
                if other == "busy" and len(cores) < 2:
                    continue
                with self._load(cores[1:], busy=other == "busy"):
                    errors = [self._cpu_error(how, who, BURN_MS) for _ in range(self._runs)]
                    empty = [self._cpu_error(how, who, 0) for _ in range(self._runs)]
                yield CpuError(
                    judge=self._judge,
                    other_core=other,
                    how=how,
                    who=who,
                    least_us=min(errors),
                    median_us=statistics.median(errors),
                    most_us=max(errors),
                    empty_median_us=statistics.median(empty),
                )
        finally:
            os.sched_setaffinity(0, cores)

    def _load(self, others: Sequence[int], *, busy: bool) -> AbstractContextManager[None]:
        return spinning(self._rig.programs, others[0]) if busy else nullcontext()

    def _cpu_error(self, how: str, who: str, milliseconds: int) -> int:
        output = self._rig.sandbox.output_file()
        try:
            request = self._rig.request("account", how, who, str(milliseconds), stdout=output)
            result = self._rig.sandbox.run(request)
            return result.cpu_us - int(os.pread(output, 64, 0))
        finally:
            os.close(output)

    def _peaks(self) -> Iterator[Peak]:
        for _ in range(20):
            self._forms.noop()
        usual = max(_peak(self._forms.noop) for _ in range(20))
        for form in self._forms.all():
            peaks, after = [], []
            for _ in range(self._runs):
                peaks.append(_peak(form.run))
                after.append(_peak(self._forms.noop))
            yield Peak(
                judge=self._judge,
                form=form.name,
                held_bytes=form.held_bytes,
                median_bytes=statistics.median(peaks),
                most_bytes=max(peaks),
                next_most_bytes=max(after),
                next_is_own=max(after) <= usual + RESIDUE_BYTES,
            )

    def _steps(self) -> Steps:
        runs = [self._forms.steps(STEPS_MILLION) for _ in range(self._runs)]
        counted = [run.instructions for run in runs if run.instructions is not None]
        return Steps(
            judge=self._judge,
            runs=self._runs,
            median=statistics.median(counted) if counted else None,
            spread_ppm=spread_ppm(counted) if counted else None,
            cpu_spread_ppm=spread_ppm([run.cpu_us for run in runs]),
            reason="" if counted else uncounted_reason(),
        )


def uncounted_reason() -> str:
    """Return why this process cannot count instructions."""
    try:
        level = int(PARANOID.read_text())
    except OSError:
        return "the kernel has no performance counters"
    if level > 2 and os.geteuid():
        return f"kernel.perf_event_paranoid is {level}, which keeps them from users"
    return "the processor gives this machine no counter"


def measure(runs: int, programs: Path, work: Path) -> Report:
    """Measure everything as whoever this process is."""
    with open_rig(programs, work) as rig:
        return Measurement(rig, runs).report()


def prepare(programs: Path) -> None:
    """Make everything that is run or read."""
    for name in ("noop", "fork_bomb"):
        compile_program(TESTED / f"{name}.c", programs)
    for name in ("account", "hold", "spin"):
        compile_program(OWN / f"{name}.c", programs)
    put_zygote(programs)
    with (programs / "cold").open("wb") as file:
        for _ in range(HELD_MIB):
            file.write(os.urandom(1 << 20))
        file.flush()
        os.fsync(file.fileno())  # what is not written cannot be dropped


def print_report(report: Report) -> None:
    """Print one table for each of the three."""
    print(f"error of the CPU time of {BURN_MS} ms, in us")
    heads = ("least", "median", "most", "of 0 ms")
    print(f"{'judge':17} {'other core':11} {'how':7} {'who':9}", *(f"{head:>7}" for head in heads))
    for each in report.cpu:
        print(
            f"{each.judge:17} {each.other_core:11} {each.how:7} {each.who:9}"
            f" {each.least_us:7} {each.median_us:7.0f} {each.most_us:7} {each.empty_median_us:7.0f}"
        )
    print("\npeak memory, in KiB")
    print(
        f"{'judge':17} {'form':10} {'held':>7} {'median':>7} {'most':>7}"
        f" {'error':>7} {'next':>6}  next shows its own"
    )
    for peak in report.memory:
        held = "-" if peak.held_bytes is None else str(peak.held_bytes >> 10)
        error = (
            "-"
            if peak.held_bytes is None
            else f"{(peak.median_bytes - peak.held_bytes) / 1024:.0f}"
        )
        print(
            f"{peak.judge:17} {peak.form:10} {held:>7} {peak.median_bytes / 1024:7.0f}"
            f" {peak.most_bytes >> 10:7} {error:>7} {peak.next_most_bytes >> 10:6}"
            f"  {'yes' if peak.next_is_own else 'NO'}"
        )
    print()
    for steps in report.instructions:
        cpu = f"its CPU time differs by {steps.cpu_spread_ppm:.0f} ppm"
        if steps.spread_ppm is None:
            print(
                f"instructions: not counted on this machine ({steps.reason}) [{steps.judge}]; {cpu}"
            )
        else:
            print(
                f"instructions: {steps.median:.0f}, spread {steps.spread_ppm:.2f} ppm of"
                f" {steps.runs} runs [{steps.judge}]; {cpu}"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="of each kind")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    with public_directory() as directory:
        programs, work = directory / "programs", directory / "work"
        for path in (programs, work):
            path.mkdir()
            path.chmod(0o755)
        prepare(programs)
        report = measure(arguments.runs, programs, work)
        if os.geteuid() == 0:
            os.chown(work, UNPRIVILEGED, UNPRIVILEGED)
            more = unprivileged(lambda: measure(arguments.runs, programs, work), work / "answer")
            report = Report(
                cpu=report.cpu + more.cpu,
                memory=report.memory + more.memory,
                instructions=report.instructions + more.instructions,
            )
    if arguments.json:
        print(json.dumps(asdict(report)))
    else:
        print_report(report)


if __name__ == "__main__":
    main()
