"""The verdict of one case: every ending on both sides of the time limit."""

import signal
from itertools import product

import pytest

from judge.core.decide import (
    name_of_signal,
    reason_of_report,
    reason_of_run,
    verdict_of_report,
    verdict_of_run,
)
from judge.core.problem import ProblemLimits
from judge.core.verdict import Verdict
from sandbox.types import Ending, RunResult

LIMIT_US = 1_000_000
LIMITS = ProblemLimits(
    time_limit_us=LIMIT_US,
    memory_bytes=256 << 20,
    output_bytes=8 << 20,
    code_bytes=128 << 10,
    compilation_time_us=60_000_000,
    compilation_memory_bytes=2 << 30,
    validation_time_us=60_000_000,
    validation_memory_bytes=2 << 30,
    validation_output_bytes=8 << 20,
)


def a_run(
    ending: Ending = Ending.EXITED,
    *,
    exit_code: int | None = None,
    signal: int | None = None,
    cpu_us: int = 100,
    peak_memory_bytes: int | None = None,
) -> RunResult:
    """Build what the sandbox would say."""
    return RunResult(
        ending=ending,
        exit_code=exit_code,
        signal=signal,
        cpu_us=cpu_us,
        user_us=cpu_us,
        system_us=0,
        wall_us=5_000_000,
        peak_memory_bytes=peak_memory_bytes,
        instructions=None,
        output_bytes=0,
    )


IN_TIME_US = (0, LIMIT_US - 1, LIMIT_US)
TOO_LATE_US = (LIMIT_US + 1, 10 * LIMIT_US)

IN_TIME = {
    (Ending.EXITED, 0): None,
    (Ending.EXITED, 1): Verdict.RTE,
    (Ending.EXITED, 42): Verdict.RTE,
    (Ending.EXITED, 255): Verdict.RTE,
    (Ending.SIGNALLED, None): Verdict.RTE,
    (Ending.CPU_LIMIT, None): Verdict.TLE,
    (Ending.WALL_LIMIT, None): Verdict.WTL,
    (Ending.MEMORY_LIMIT, None): Verdict.MLE,
    (Ending.MEMORY_LIMIT, 0): Verdict.MLE,
    (Ending.OUTPUT_LIMIT, None): Verdict.OLE,
    (Ending.OUTPUT_LIMIT, 0): Verdict.OLE,
    (Ending.DENIED, None): Verdict.SV,
    (Ending.STOPPED, None): None,
}
TOO_LATE = {key: Verdict.MLE if key[0] is Ending.MEMORY_LIMIT else Verdict.TLE for key in IN_TIME}


def test_the_table_holds_every_ending() -> None:
    """An ending added later needs a row."""
    assert {ending for ending, _ in IN_TIME} == set(Ending)


@pytest.mark.parametrize(
    "ending, exit_code, cpu_us, verdict",
    [
        *(
            (*key, cpu_us, verdict)
            for (key, verdict), cpu_us in product(IN_TIME.items(), IN_TIME_US)
        ),
        *(
            (*key, cpu_us, verdict)
            for (key, verdict), cpu_us in product(TOO_LATE.items(), TOO_LATE_US)
        ),
    ],
)
def test_the_first_rule_that_fits_gives_the_verdict(
    ending: Ending, exit_code: int | None, cpu_us: int, verdict: Verdict | None
) -> None:
    """Memory, then time, then the rest; exactly the limit is in time."""
    run = a_run(ending, exit_code=exit_code, cpu_us=cpu_us)
    assert verdict_of_run(run, cpu_limit_us=LIMIT_US) is verdict


@pytest.mark.parametrize(
    "report, verdict, reason",
    [
        (a_run(exit_code=42), Verdict.AC, ""),
        (a_run(exit_code=43), Verdict.WA, ""),
        (a_run(exit_code=0), Verdict.JE, "output validator: exit code 0 instead of 42 or 43"),
        (a_run(exit_code=1), Verdict.JE, "output validator: exit code 1 instead of 42 or 43"),
        (a_run(exit_code=41), Verdict.JE, "output validator: exit code 41 instead of 42 or 43"),
        (a_run(exit_code=44), Verdict.JE, "output validator: exit code 44 instead of 42 or 43"),
        (a_run(Ending.SIGNALLED, signal=11), Verdict.JE, "output validator: ended by a signal"),
        (a_run(Ending.CPU_LIMIT), Verdict.JE, "output validator: over its CPU time"),
        (a_run(Ending.WALL_LIMIT), Verdict.JE, "output validator: over its wall time"),
        (
            a_run(Ending.MEMORY_LIMIT, exit_code=42),
            Verdict.JE,
            "output validator: over its memory",
        ),
        (a_run(Ending.OUTPUT_LIMIT, exit_code=42), Verdict.JE, "output validator: wrote too much"),
        (a_run(Ending.DENIED), Verdict.JE, "output validator: made a forbidden system call"),
        (a_run(Ending.STOPPED), Verdict.JE, "output validator: was stopped"),
    ],
)
def test_a_validator_is_believed_only_if_it_ended_well_with_42_or_43(
    report: RunResult, verdict: Verdict, reason: str
) -> None:
    """Anything else is an error of the judges, with its reason."""
    assert verdict_of_report(report) is verdict
    assert reason_of_report(report) == reason


@pytest.mark.parametrize(
    "run, reason",
    [
        (a_run(exit_code=0), ""),
        (a_run(exit_code=3), "exit code 3"),
        (a_run(Ending.SIGNALLED, signal=signal.SIGSEGV), "signal 11 (SIGSEGV)"),
        (a_run(Ending.SIGNALLED, signal=40), "signal 40"),
        (a_run(Ending.DENIED, signal=signal.SIGSYS), "forbidden system call"),
        (a_run(Ending.OUTPUT_LIMIT), "wrote more than 8.0 MiB"),
        (a_run(Ending.WALL_LIMIT, cpu_us=12_000), "idle: 0.012 s of CPU time in 5.000 s"),
        (a_run(Ending.MEMORY_LIMIT), "over 256.0 MiB"),
        (
            a_run(Ending.MEMORY_LIMIT, peak_memory_bytes=256 << 20),
            "killed at 256.0 MiB, limit 256.0 MiB",
        ),
        (a_run(exit_code=0, cpu_us=1_234_000), "1.234 s of CPU time, limit 1.000 s"),
        (a_run(exit_code=0, cpu_us=1_000_001), "1.000001 s of CPU time, limit 1.000 s"),
        (a_run(exit_code=3, cpu_us=1_234_000), "1.234 s of CPU time, limit 1.000 s"),
        (
            a_run(Ending.CPU_LIMIT, cpu_us=1_500_000),
            "killed after 1.500 s of CPU time, limit 1.000 s",
        ),
    ],
)
def test_the_reason_tells_what_decided(run: RunResult, reason: str) -> None:
    """One line, with the figures that decided; none for a run that ended well."""
    assert reason_of_run(run, limits=LIMITS) == reason


def test_a_signal_that_is_not_known_is_not_named() -> None:
    """The number may be missing."""
    assert name_of_signal(None) == "unknown signal"
