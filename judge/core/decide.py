"""The verdict of one test case, and one line on why.

The rules are read from top to bottom and the first that fits wins. Memory comes first, for a
program that ran out of it may well go on to burn time or crash. Time comes before the rest: what a
program does after its time is up counts for nothing.

Source: ICPC Contest Control System specification, "Assigning a Judgment"; problem package format
    2025-09,
"Output Validator" for the exit codes.
"""

import signal

from judge.core.problem import ProblemLimits
from judge.core.verdict import Verdict
from sandbox.types import Ending, RunResult

EXIT_ACCEPTED = 42
"""What a validator exits with to accept."""
EXIT_REJECTED = 43
"""What a validator exits with to reject."""


def verdict_of_run(run: RunResult, *, cpu_limit_us: int) -> Verdict | None:
    """Return the verdict a run settles by itself.

    Args:
        run: What the sandbox saw.
        cpu_limit_us: The problem's time limit in microseconds; a run that used exactly this much is
            in time.

    Returns:
        None if the program ended well, so that its output must be validated, or if it was stopped,
        so that the program it was talking to has the say.

    Source: ICPC Contest Control System specification, "Assigning a Judgment".
    """
    if run.ending is Ending.MEMORY_LIMIT:
        return Verdict.MLE
    if run.ending is Ending.CPU_LIMIT or run.cpu_us > cpu_limit_us:
        return Verdict.TLE
    if run.ending is Ending.STOPPED or (run.ending is Ending.EXITED and run.exit_code == 0):
        return None
    return _VERDICT_IN_TIME[run.ending]


_VERDICT_IN_TIME = {
    Ending.WALL_LIMIT: Verdict.WTL,
    Ending.OUTPUT_LIMIT: Verdict.OLE,
    Ending.DENIED: Verdict.SV,
    Ending.SIGNALLED: Verdict.RTE,
    Ending.EXITED: Verdict.RTE,
}


def verdict_of_report(report: RunResult) -> Verdict:
    """Return what an output validator says of a case, given how its own run ended.

    A validator that crashed, ran out of a limit or exited with anything but 42 and 43, 0 included,
    has said nothing that can be trusted: that is a judge error and never the contestant's.
    """
    if report.ending is not Ending.EXITED:
        return Verdict.JE
    if report.exit_code == EXIT_ACCEPTED:
        return Verdict.AC
    return Verdict.WA if report.exit_code == EXIT_REJECTED else Verdict.JE


def reason_of_run(run: RunResult, *, limits: ProblemLimits) -> str:
    """Return in one line why a run did not end well, such as "signal 11 (SIGSEGV)".

    Returns:
        The empty string for a run whose output is to be validated.
    """
    verdict = verdict_of_run(run, cpu_limit_us=limits.time_limit_us)
    if verdict is None:
        return ""
    if verdict is Verdict.TLE:
        killed = "killed after " if run.ending is Ending.CPU_LIMIT else ""
        return f"{killed}{_seconds(run.cpu_us)} of CPU time, limit {_seconds(limits.time_limit_us)}"
    return _reason_of_ending(run, limits)


def reason_of_report(report: RunResult) -> str:
    """Return in one line what was wrong with an output validator's run; empty if nothing was."""
    if verdict_of_report(report) is not Verdict.JE:
        return ""
    if report.ending is Ending.EXITED:
        wanted = f"{EXIT_ACCEPTED} or {EXIT_REJECTED}"
        return f"output validator: exit code {report.exit_code} instead of {wanted}"
    return f"output validator: {_ENDED[report.ending]}"


_ENDED = {
    Ending.SIGNALLED: "ended by a signal",
    Ending.CPU_LIMIT: "over its CPU time",
    Ending.WALL_LIMIT: "over its wall time",
    Ending.MEMORY_LIMIT: "over its memory",
    Ending.OUTPUT_LIMIT: "wrote too much",
    Ending.DENIED: "made a forbidden system call",
    Ending.STOPPED: "was stopped",
}


def _reason_of_ending(run: RunResult, limits: ProblemLimits) -> str:
    match run.ending:
        case Ending.MEMORY_LIMIT:
            return _reason_of_memory(run.peak_memory_bytes, limits.memory_bytes)
        case Ending.WALL_LIMIT:
            return f"idle: {_seconds(run.cpu_us)} of CPU time in {_seconds(run.wall_us)}"
        case Ending.OUTPUT_LIMIT:
            return f"wrote more than {_mebibytes(limits.output_bytes)}"
        case Ending.DENIED:
            return "forbidden system call"
        case Ending.SIGNALLED:
            return name_of_signal(run.signal)
        case _:
            return f"exit code {run.exit_code}"


def _reason_of_memory(peak_bytes: int | None, limit_bytes: int) -> str:
    if peak_bytes is None:
        return f"over {_mebibytes(limit_bytes)}"
    return f"killed at {_mebibytes(peak_bytes)}, limit {_mebibytes(limit_bytes)}"


def name_of_signal(number: int | None) -> str:
    """Return how people know a signal: by number and name, or the number if it has no name."""
    if number is None:
        return "unknown signal"
    try:
        return f"signal {number} ({signal.Signals(number).name})"
    except ValueError:
        return f"signal {number}"


def _seconds(time_us: int) -> str:
    """Write to the millisecond, or to the microsecond where rounding could hide an excess."""
    digits = 3 if time_us % 1000 == 0 else 6
    return f"{time_us / 1_000_000:.{digits}f} s"


def _mebibytes(size_bytes: int) -> str:
    return f"{size_bytes / (1 << 20):.1f} MiB"
