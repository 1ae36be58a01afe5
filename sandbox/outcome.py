"""From the zygote's answer to the result of a run: what ended it, and what it used."""

import signal

from sandbox.protocol import Cause, Reply
from sandbox.types import Ending, Limits, RunRequest, RunResult

_EXITED = Ending.EXITED  # looked up once: an enum's members are slow to find
_SIGXFSZ = int(signal.SIGXFSZ)
_TIMES = (Cause.CPU, Cause.WALL)
_PAGE_BYTES = 4096
_MANY_FAULTS = 1000
"""More than starting any runtime from a cold disk takes."""
_SIGNAL_BITS = 0x7F
"""Of a status as wait(2) gives it; 0: the process exited, and its code lies above."""


def result_of(request: RunRequest, reply: Reply) -> RunResult:
    """Return what is to be said of a run."""
    peak = reply.peak_bytes
    if peak <= 0:
        peak = max(reply.sampled_bytes, reply.largest_bytes)
    killed_by = reply.status & _SIGNAL_BITS
    ending, detail = ending_of(request.limits, reply, peak)
    return RunResult(
        ending=ending,
        exit_code=None if killed_by else reply.status >> 8,
        signal=killed_by or None,
        cpu_us=reply.cpu_us,
        user_us=reply.user_us,
        system_us=reply.system_us,
        wall_us=reply.wall_us,
        peak_memory_bytes=peak,
        instructions=reply.instructions if reply.instructions >= 0 else None,
        output_bytes=reply.output_bytes,
        detail=detail or (_leftover(reply) if reply.leftover else None),
    )


def _leftover(reply: Reply) -> str:
    return f"{reply.leftover} processes outlived the main one and were killed"


def _thrashed(limits: Limits, reply: Reply, peak: int) -> bool:
    """Return whether the time went into rereading pages that the kernel dropped to find room.

    It does so for long before it gives up, if the code of the program is charged to the run: one
    that takes memory in small steps is then out of time first.
    """
    return peak + _PAGE_BYTES > limits.memory_bytes and reply.major_faults >= _MANY_FAULTS


def ending_of(limits: Limits, reply: Reply, peak: int) -> tuple[Ending, str | None]:
    """Return what ended the run, and a line on it; the first that applies.

    A group that keeps memory below the limit never shows more than it; sampling may.
    """
    if reply.memory_kills:
        kills = reply.memory_kills
        return Ending.MEMORY_LIMIT, f"the kernel killed {kills} of its processes for memory"
    if reply.cause == Cause.MEMORY or peak > limits.memory_bytes:
        return Ending.MEMORY_LIMIT, f"{peak} bytes seen, {limits.memory_bytes} allowed"
    late = reply.cause in _TIMES or reply.cpu_us > limits.cpu_us
    if late and _thrashed(limits, reply, peak):
        return (
            Ending.MEMORY_LIMIT,
            f"its memory stood at the limit, {reply.major_faults} pages reread",
        )
    if reply.cause == Cause.CPU or reply.cpu_us > limits.cpu_us:
        return Ending.CPU_LIMIT, None
    if reply.cause == Cause.WALL:
        return Ending.WALL_LIMIT, None
    killed_by = reply.status & _SIGNAL_BITS
    if reply.cause == Cause.STOPPED and killed_by == signal.SIGKILL:
        return Ending.STOPPED, None
    if reply.output_bytes > limits.output_bytes or killed_by == _SIGXFSZ:
        return Ending.OUTPUT_LIMIT, None
    if killed_by == 0:
        return _EXITED, None
    if killed_by == signal.SIGSYS:
        return Ending.DENIED, "a system call of a foreign interface"
    return Ending.SIGNALLED, None
