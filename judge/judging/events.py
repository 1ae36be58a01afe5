"""What the engine tells while it judges."""

from dataclasses import dataclass

from judge.core.submission import CaseResult
from judge.judging.build import BuildFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """The compiler has ended."""

    failure: BuildFailure | None
    """None if it made a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseJudged:
    """One more case is known; they come in judging order."""

    index: int
    """From 0."""
    total: int
    result: CaseResult


Event = Compiled | CaseJudged
