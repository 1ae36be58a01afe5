"""What an entry of the table is: a program, its limits, and how its run must end.

It holds for every column. Where what must happen without control groups differs, the entry says
both, and why.
"""

import dataclasses
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox import Ending, Limits, RunResult


class Column(StrEnum):
    """As whom the judge runs, and with what."""

    V1 = "v1"
    """As root, with control groups of version 1."""
    V2 = "v2"
    """As root, with control groups of version 2."""
    GROUPLESS = "groupless"
    """As root on a machine that has no control groups for it."""
    USER = "user"
    """As an unprivileged user without control groups."""

    @property
    def grouped(self) -> bool:
        """Return whether there are control groups."""
        return self in {Column.V1, Column.V2}

    @property
    def needs(self) -> str:
        """Return what a machine must have for it, in words."""
        return f"root and control groups of {self}" if self.grouped else "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one run of an entry went; crosses a process border."""

    result: RunResult | None
    """None: the sandbox failed; then `fault` says how."""
    fault: str
    stdout: bytes
    stderr: bytes
    came_out: tuple[str, ...]
    """Relative paths of the files that came out of the box."""
    left: tuple[str, ...]
    """What the host holds more than before."""
    next_result: RunResult | None
    """Of a program that does nothing, run right after."""


Check = Callable[[Outcome], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How a run must end."""

    ending: Ending = Ending.EXITED
    code: int | None = 0
    """Exit code, for a run that exited; None: any or none."""
    signal: int | None = None
    checks: tuple[tuple[str, Check], ...] = ()
    """What else must hold, each with its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One program with its arguments, its limits and what must come of it."""

    name: str
    program: str
    """File in `programs/`."""
    arguments: tuple[str, ...] = ()
    """In braces: a name of `harness.Bench.places`."""
    expected: Expected = field(default_factory=Expected)
    without_groups: Expected | None = None
    """What is expected in columns without control groups; None: the same."""
    why: str = ""
    """Why it differs there."""
    limits: Limits
    stdin: bytes = b""
    inherit: int = 0
    """Further descriptors it is given."""
    env: tuple[tuple[str, str], ...] = ()
    box: bool = False
    cwd: str = "/tmp"
    then: tuple[str, ...] | None = None
    """Arguments of a second run of the same program, which must end as `expected`; the first must
    exit with 0."""

    def expected_in(self, column: Column) -> Expected:
        """Return what is expected in a column."""
        if not column.grouped and self.without_groups is not None:
            return self.without_groups
        return self.expected


def limits(
    *,
    cpu_ms: int = 1000,
    wall_ms: int = 10_000,
    memory_mib: int = 64,
    output: int = 1 << 20,
    processes: int = 32,
) -> Limits:
    """Return limits that a small program keeps unless it is told to break one."""
    return Limits(
        cpu_us=cpu_ms * 1000,
        wall_us=wall_ms * 1000,
        memory_bytes=memory_mib << 20,
        output_bytes=output,
        processes=processes,
        open_files=64,
    )


OPTIONAL = "may be missing:"
"""How the reason of a skip begins that is none of a machine's faults, not even in CI."""
SLOWNESS = "JUDGE_TEST_SLOWNESS"
"""Variable with the factor by which limits of time are longer, for machines that are emulated."""


def slowness() -> int:
    """Return how many times longer than elsewhere a program may take here."""
    return int(os.environ.get(SLOWNESS, "1"))


def patient(limits: Limits) -> Limits:
    """Return limits with as much more time as this machine is slower than others."""
    return dataclasses.replace(
        limits, cpu_us=limits.cpu_us * slowness(), wall_us=limits.wall_us * slowness()
    )


def signalled(number: int) -> Expected:
    """Expect that a signal ends it which is not the sandbox's."""
    return Expected(ending=Ending.SIGNALLED, code=None, signal=number)


def ended(ending: Ending, *checks: tuple[str, Check]) -> Expected:
    """Expect an ending that says nothing of codes and signals."""
    return Expected(ending=ending, code=None, checks=checks)


def exits(code: int = 0, *checks: tuple[str, Check]) -> Expected:
    """Expect that it exits by itself."""
    return Expected(code=code, checks=checks)


def prints(text: bytes) -> tuple[str, Check]:
    """Check what it prints, word for word."""
    return f"prints {text!r}", lambda outcome: outcome.stdout.split() == text.split()


def used_cpu(low_ms: int, high_ms: int) -> tuple[str, Check]:
    """Check the CPU time of the whole run."""
    return (
        f"used {low_ms} to {high_ms} ms of CPU",
        lambda o: o.result is not None and low_ms * 1000 <= o.result.cpu_us <= high_ms * 1000,
    )


def held(low_mib: float, high_mib: float) -> tuple[str, Check]:
    """Check the most memory it held at once."""
    return (
        f"held {low_mib} to {high_mib} MiB",
        lambda o: (
            o.result is not None
            and o.result.peak_memory_bytes is not None
            and low_mib * 2**20 <= o.result.peak_memory_bytes <= high_mib * 2**20
        ),
    )


def wrote(size: int) -> tuple[str, Check]:
    """Check the size of its outputs together."""
    return f"wrote {size} bytes", lambda o: o.result is not None and o.result.output_bytes == size


def outlived(o: Outcome) -> bool:
    """Return whether the result says that processes outlived the main one."""
    return o.result is not None and "outlived" in (o.result.detail or "")
