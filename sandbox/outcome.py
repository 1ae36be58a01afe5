"""From the zygote's answer to the result of a run: what ended it, and what it used."""

import signal

from sandbox.protocol import Cause, Reply
from sandbox.types import Ending, Limits, RunRequest, RunResult

_EXITED = Ending.EXITED  # looked up once: an enum's members are slow to find
_SIGXFSZ = int(signal.SIGXFSZ)
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


def _at_memory_limit(limits: Limits, peak: int) -> str | None:
    """Return a hint that the kernel spent the time on finding room, if there was none."""
    if peak < limits.memory_bytes:
        return None
    return "its memory stood at the limit, where the kernel drops and rereads its pages"


def ending_of(limits: Limits, reply: Reply, peak: int) -> tuple[Ending, str | None]:
    """Return what ended the run, and a line on it; the first that applies.

    A group that keeps memory below the limit never shows more than it; sampling may.
    """
    if reply.memory_kills:
        kills = reply.memory_kills
        return Ending.MEMORY_LIMIT, f"the kernel killed {kills} of its processes for memory"
    if reply.cause == Cause.MEMORY or peak > limits.memory_bytes:
        return Ending.MEMORY_LIMIT, f"{peak} bytes seen, {limits.memory_bytes} allowed"
    if reply.cause == Cause.CPU or reply.cpu_us > limits.cpu_us:
        return Ending.CPU_LIMIT, _at_memory_limit(limits, peak)
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
