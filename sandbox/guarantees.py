"""What this machine lets the sandbox promise, by what means, and what is missing, said aloud.

Other judges go on silently without a limit that the machine cannot enforce. Here every promise has
a line.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sandbox import landlock
from sandbox.pool import Means, Sandbox

_PARANOID = Path("/proc/sys/kernel/perf_event_paranoid")
_USER_COUNTERS = 2
"""Up to this value the kernel lets every user count his own programs."""


class Strength(StrEnum):
    """How far a promise goes."""

    HARD = "hard"
    """The kernel holds it at every moment."""
    SAMPLED = "sampled"
    """Watched at intervals: it may be broken for a moment, and then the run ends."""
    MISSING = "missing"
    """Not held on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """One promise on this machine."""

    what: str
    """The promise's short name, as `SECURITY.md` has it; stable."""
    strength: Strength
    means: str
    """By what it is held; empty if it is missing."""
    missing: str = ""
    """What is not promised, and what would change that; empty if nothing is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kernel:
    """What guarantees depend on beside the sandbox's own means."""

    landlock_abi: int
    """0: there is none."""
    perf_paranoid: int | None
    """Value of the kernel's setting; None: it has no counters."""


def this_kernel() -> Kernel:
    """Return what this machine's kernel has."""
    try:
        paranoid = int(_PARANOID.read_text())
    except OSError:
        return Kernel(landlock_abi=landlock.abi_version(), perf_paranoid=None)
    return Kernel(landlock_abi=landlock.abi_version(), perf_paranoid=paranoid)


def guarantees(of: Sandbox | Means, *, kernel: Kernel | None = None) -> tuple[Guarantee, ...]:
    """Return every promise with its means, in the order of `SECURITY.md`.

    Args:
        of: The sandbox, or the means it found.
        kernel: None: this machine's.
    """
    means = of.means if isinstance(of, Sandbox) else of
    kernel = kernel or this_kernel()
    return (
        _cpu_time(means, kernel),
        Guarantee(what="wall time", strength=Strength.HARD, means="the zygote's clock"),
        _memory(means),
        _peak(means),
        _processes(means),
        Guarantee(
            what="output",
            strength=Strength.HARD,
            means="RLIMIT_FSIZE on each file, their sum after the run",
        ),
        Guarantee(what="open files", strength=Strength.HARD, means="RLIMIT_NOFILE"),
        Guarantee(
            what="nothing survives",
            strength=Strength.HARD,
            means="pid namespace, killed and reaped to the last",
        ),
        Guarantee(
            what="network",
            strength=Strength.HARD,
            means="empty network namespace, filtered sockets",
        ),
        Guarantee(
            what="file system",
            strength=Strength.HARD,
            means="mount namespace, read-only but /tmp and the box",
        ),
        _user(means),
        Guarantee(
            what="privileges",
            strength=Strength.HARD,
            means="no capabilities, no_new_privs, nosuid mounts",
        ),
        Guarantee(what="system calls", strength=Strength.HARD, means="seccomp filter"),
        _second_wall(kernel),
    )


def _cpu_time(means: Means, kernel: Kernel) -> Guarantee:
    if means.groups is not None:
        return Guarantee(
            what="CPU time", strength=Strength.HARD, means=f"group of its own ({means.groups})"
        )
    allowed = kernel.perf_paranoid is not None and (
        not means.rootless or kernel.perf_paranoid <= _USER_COUNTERS
    )
    if allowed:
        return Guarantee(
            what="CPU time", strength=Strength.HARD, means="inherited task clock (perf)"
        )
    return Guarantee(
        what="CPU time",
        strength=Strength.SAMPLED,
        means="/proc every 5 ms, and what was waited for",
        missing="a child that nobody waits for may escape the count for up to 5 ms; "
        f"set kernel.perf_event_paranoid to {_USER_COUNTERS} or give control groups",
    )


def _memory(means: Means) -> Guarantee:
    if means.groups is not None:
        return Guarantee(
            what="memory", strength=Strength.HARD, means=f"memory group ({means.groups})"
        )
    return Guarantee(
        what="memory",
        strength=Strength.SAMPLED,
        means="sum over /proc and writable directories each 5 ms, and the peak of each process",
        missing="a run may hold more for some milliseconds; shared pages that no process maps any "
        f"more, and the kernel's own memory, are not counted ({means.groups_missing})",
    )


def _peak(means: Means) -> Guarantee:
    what = "peak of memory"
    if means.groups is not None and means.knows_peak:
        return Guarantee(
            what=what, strength=Strength.HARD, means=f"the group's own record ({means.groups})"
        )
    return Guarantee(
        what=what,
        strength=Strength.SAMPLED,
        means="the most that was seen every 5 ms, and the peak of each process",
        missing="the sum of several processes may have been higher for some milliseconds"
        + ("; Linux 5.19 and newer record it" if means.groups else ""),
    )


def _processes(means: Means) -> Guarantee:
    if means.groups is not None:
        return Guarantee(
            what="processes", strength=Strength.HARD, means=f"pids group ({means.groups})"
        )
    return Guarantee(
        what="processes", strength=Strength.HARD, means="RLIMIT_NPROC of the run's user"
    )


def _user(means: Means) -> Guarantee:
    if not means.rootless:
        return Guarantee(
            what="own user", strength=Strength.HARD, means="a user of each worker's own"
        )
    return Guarantee(
        what="own user",
        strength=Strength.MISSING,
        means="",
        missing="programs run as the judge's own user, walled off by namespaces and the filter; "
        "they have its rights on a file that they are handed; run the judge as root",
    )


def _second_wall(kernel: Kernel) -> Guarantee:
    if kernel.landlock_abi:
        return Guarantee(
            what="second wall for files",
            strength=Strength.HARD,
            means=f"Landlock, ABI {kernel.landlock_abi}",
        )
    return Guarantee(
        what="second wall for files",
        strength=Strength.MISSING,
        means="",
        missing="this kernel has no Landlock (Linux 5.13, switched on); the mount namespace "
        "stands alone",
    )
