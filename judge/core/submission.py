"""A submission, what each test case said of it, and the judgement made of that."""

from dataclasses import dataclass
from pathlib import Path

from judge.core.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A program handed in for a problem."""

    id: str
    problem_id: str
    language_id: str
    files: tuple[Path, ...]
    entry_point: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a person needs to believe the verdict of one case; long texts are cut."""

    stdout: bytes = b""
    """The beginning of what the program wrote."""
    stderr: bytes = b""
    """The end of what the program wrote to standard error."""
    exit_code: int | None = None
    signal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """The verdict of one test case."""

    case: str
    """Name of the test case."""
    verdict: Verdict
    cpu_us: int
    """The least of all tries."""
    wall_us: int
    peak_memory_bytes: int | None
    instructions: int | None = None
    score: float | None = None
    """None in pass-fail problems."""
    message: str = ""
    """One line on why, for the judges."""
    evidence: Evidence | None = None
    """None for an accepted case."""
    tries_us: tuple[int, ...] = ()
    """CPU time of every try if the case was run again, being close to the limit; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict of a submission. A rejudging adds another one and changes none."""

    submission_id: str
    verdict: Verdict
    cases: tuple[CaseResult, ...]
    """Those that were judged, in judging order, up to and including the one that decided."""
    cpu_us: int
    """The most that one of `cases` used; 0 if there is none."""
    message: str
    """For CE what the compiler said, for JE what failed, else the message of the deciding case."""
    judged_at: str
    """UTC, ISO 8601."""
    judge_version: str
    inputs_hash: str
    """Hash of all that the judgement depends on."""
    score: float | None = None
