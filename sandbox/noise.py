"""Measures how much the CPU time of equal work moves on this machine."""

import threading
from dataclasses import dataclass

from sandbox.errors import SandboxError
from sandbox.lab import Lab
from sandbox.types import Ending

_RUNS = 10
_RUNS_BESIDE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """The same work, run again and again."""

    alone_us: tuple[int, ...]
    """CPU time of each run while nothing else ran in the sandbox."""
    beside_us: tuple[int, ...]
    """The same beside another worker at the same work; empty where there is only one."""
    instructions: tuple[int, ...]
    """User instructions of each run alone; empty where the machine does not count them."""

    @property
    def spread_percent(self) -> float:
        """Return how much longer the longest run alone took than the shortest."""
        return 100 * (max(self.alone_us) - min(self.alone_us)) / min(self.alone_us)

    @property
    def beside_percent(self) -> float | None:
        """Return how much a neighbour adds to the median; None if that was not measured."""
        if not self.beside_us:
            return None
        alone_us = _median(self.alone_us)
        return 100 * (_median(self.beside_us) - alone_us) / alone_us

    @property
    def instructions_ppm(self) -> float | None:
        """Return the spread of the instructions in millionths; None if they are not counted."""
        if not self.instructions:
            return None
        least = min(self.instructions)
        return 1e6 * (max(self.instructions) - least) / least


def _median(values: tuple[int, ...]) -> int:
    return sorted(values)[len(values) // 2]


def measure_noise(lab: Lab) -> Noise:
    """Run the same work some times alone, and beside a neighbour where there is room for one.

    Raises:
        SandboxError: A run failed or did not end well.
    """
    _work(lab, alone=True)  # the first one finds cold caches
    alone = [_work(lab, alone=True) for _ in range(_RUNS)]
    counted = [instructions for _, instructions in alone if instructions]
    return Noise(
        alone_us=tuple(cpu_us for cpu_us, _ in alone),
        beside_us=_beside(lab) if lab.sandbox.workers > 1 else (),
        instructions=tuple(counted) if len(counted) == len(alone) else (),
    )


def _work(lab: Lab, *, alone: bool) -> tuple[int, int | None]:
    """Return the CPU time in microseconds and the instructions of one run."""
    run = lab.run("work", alone=alone).run
    if run.ending is not Ending.EXITED or run.exit_code != 0:
        raise SandboxError(f"fixed work ended as {run.ending}")
    return max(run.cpu_us, 1), run.instructions


def _beside(lab: Lab) -> tuple[int, ...]:
    enough = threading.Event()
    neighbour = threading.Thread(target=_keep_busy, args=(lab, enough), daemon=True)
    neighbour.start()
    try:
        return tuple(_work(lab, alone=False)[0] for _ in range(_RUNS_BESIDE))
    finally:
        enough.set()
        neighbour.join()


def _keep_busy(lab: Lab, enough: threading.Event) -> None:
    try:
        while not enough.is_set():
            _work(lab, alone=False)
    except SandboxError:
        return  # the sandbox is being closed, or the measured run will tell
