"""How a time limit is applied on a machine whose CPU time is not exact.

Theory. The CPU time of equal work is never less than the work costs, but it may be more:
memory-bound programs that run at the same time slow one another by 10-40 %, and a shared machine
drifts by up to 30 % within minutes. So

* the kernel's limit lies past the problem's limit, far enough for every run that might be in time
  to end by itself;
* a run that is over the limit but within that band is repeated alone, with no other run beside it,
  until one try is in time or the tries are used up;
* a run just below the limit is accepted, for noise only adds; it is repeated once to show how much
  it moves;
* the least CPU time of all tries is the one that is reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.types import Ending, RunResult

BAND_ABOVE_PERCENT = 50
"""More than the 40 % that a memory-bound neighbour adds: a run killed past it was too slow."""
BAND_BELOW_PERCENT = 10
"""An accepted run this close to the limit is shown with its spread: it was near to fail."""
REPEATS_ABOVE = 3
"""Alone and one after the other, CPU time varies by 1-6 %: a few tries show the true cost."""
REPEATS_BELOW = 1
"""Cannot change the verdict, so that one more figure is enough."""
WALL_FACTOR = 3
"""A run whose core was wanted by a foreign process took 2.5 times its CPU time."""
WALL_GRACE_US = 1_000_000
"""For start-up, disk and scheduling of runs whose limit is a few milliseconds."""

_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePolicy:
    """How close to a limit is close, and what is done then.

    A limit is the problem's, in microseconds of CPU time of one case.
    """

    band_above_percent: int = BAND_ABOVE_PERCENT
    """A run over the limit by at most this much may have been in time on a quiet machine."""
    band_below_percent: int = BAND_BELOW_PERCENT
    """A run under the limit by less than this much is near it."""
    repeats_above: int = REPEATS_ABOVE
    """Most further tries of a run over the limit."""
    repeats_below: int = REPEATS_BELOW
    """Further tries of a run under the limit."""
    wall_factor: int = WALL_FACTOR
    """Wall time per CPU time that a busy program is granted."""
    wall_grace_us: int = WALL_GRACE_US

    def __post_init__(self) -> None:
        for name in ("band_above_percent", "repeats_above", "repeats_below", "wall_grace_us"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not 0 <= self.band_below_percent <= _HUNDRED:
            raise ValueError(
                f"band_below_percent must be from 0 to 100, got {self.band_below_percent}"
            )
        if self.wall_factor < 1:
            raise ValueError(f"wall_factor must be at least 1, got {self.wall_factor}")

    def kill_cpu_us(self, limit_us: int) -> int:
        """Return `Limits.cpu_us` for a problem's limit: the upper end of the band, itself in it."""
        return limit_us * (_HUNDRED + self.band_above_percent) // _HUNDRED

    def kill_wall_us(self, limit_us: int) -> int:
        """Return `Limits.wall_us` for a problem's limit: only an idle program meets it."""
        return self.kill_cpu_us(limit_us) * self.wall_factor + self.wall_grace_us


def is_near_limit(run: RunResult, *, limit_us: int, policy: TimePolicy) -> bool:
    """Return whether another try could change or illuminate what the time limit says of a run.

    A run that the sandbox killed for CPU time was past the band; one killed for memory has its
    verdict whatever its time was; one killed for wall time was idle or starved, and its CPU time
    says little.
    """
    if run.ending in (Ending.CPU_LIMIT, Ending.MEMORY_LIMIT, Ending.WALL_LIMIT):
        return False
    lowest_us = limit_us - limit_us * policy.band_below_percent // _HUNDRED
    return lowest_us < run.cpu_us <= policy.kill_cpu_us(limit_us)


def must_repeat(tries: Sequence[RunResult], *, limit_us: int, policy: TimePolicy) -> bool:
    """Return whether a case must be run once more, alone.

    Args:
        tries: All runs of the case so far, the first (with neighbours) included; at least one.
        limit_us: The problem's time limit.
        policy: How close is close.
    """
    if not is_near_limit(tries[0], limit_us=limit_us, policy=policy):
        return False
    repeats = len(tries) - 1
    if tries[0].cpu_us <= limit_us:
        return repeats < policy.repeats_below
    return repeats < policy.repeats_above and all(run.cpu_us > limit_us for run in tries)


def deciding_try(tries: Sequence[RunResult], *, limit_us: int) -> RunResult:
    """Return the run whose ending and output decide the case.

    It is the first that was in time, or else the one with the least CPU time. A try that was only
    made to show the spread of an accepted run therefore decides nothing.
    """
    in_time = (run for run in tries if run.cpu_us <= limit_us)
    return next(in_time, None) or min(tries, key=lambda run: run.cpu_us)


def least_cpu_us(tries: Sequence[RunResult]) -> int:
    """Return the CPU time that is reported for a case: the least of all tries."""
    return min(run.cpu_us for run in tries)
