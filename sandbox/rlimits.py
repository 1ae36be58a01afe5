"""What a single process of a run may use: the second line behind groups and the zygote's watch."""

import functools
import resource

from sandbox import protocol
from sandbox.types import Limits

_LOCKED_BYTES = 64 << 10
_ABOVE_BYTES = 1 << 20
_PENDING_SIGNALS = 1024
"""Queued by one user: some 200 bytes each of the kernel's memory."""


@functools.lru_cache(maxsize=64)
def packed_limits(
    limits: Limits, *, user: tuple[int, int] | None, sampled: bool, count_processes: bool
) -> bytes:
    """Return the beginning of a RUN packet for these limits.

    Args:
        limits: Of the run.
        user: The uid and gid that the program gets; None: the judge's own, rootless.
        sampled: Whether memory is watched because no group limits or measures it.
        count_processes: Whether the processes of the user are counted because no group does.
    """
    rlimits = rlimits_of(limits, count_processes=count_processes, rootless=user is None)
    return protocol.pack_limits(limits, rlimits=rlimits, user=user, sampled=sampled)


def rlimits_of(
    limits: Limits, *, count_processes: bool, rootless: bool
) -> tuple[tuple[int, int, int], ...]:
    """Return resource, soft and hard limit for each resource that a process is held to.

    They are per process and so only the second line, but for the size of files, whose limit is one
    byte more than allowed so that one byte too many can be told from the last one.
    """
    seconds = limits.cpu_us // 1_000_000 + 3
    wanted = {
        # Too little for a core, and unlike 0 nothing for a handler behind a pipe either: core(5).
        resource.RLIMIT_CORE: 1,
        resource.RLIMIT_FSIZE: limits.output_bytes + 1,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CPU: seconds,
        # Where memory is sampled a stack must be able to pass the limit, or running out of it would
        # look like any other fault.
        resource.RLIMIT_STACK: limits.memory_bytes + (_ABOVE_BYTES if count_processes else 0),
        resource.RLIMIT_MEMLOCK: _LOCKED_BYTES,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_SIGPENDING: _PENDING_SIGNALS,
    }
    if count_processes:
        wanted[resource.RLIMIT_NPROC] = (
            limits.processes + rootless
        )  # the zygote is one of this user's
    result = []
    for which, value in wanted.items():
        hard = resource.getrlimit(which)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        result.append((which, bound, bound))
    return tuple(result)
