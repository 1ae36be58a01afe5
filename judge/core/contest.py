"""A contest: its time, problems, teams and rules of scoring, and what was sent in during it.

Source: ICPC Contest Control System specification, "Scoring Data Generation" for the rules.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from judge.core.verdict import Verdict


class PenaltyRounding(StrEnum):
    """How the times of solved problems become penalty; real contests use all of these."""

    FLOOR_EACH = "floor-each"
    """Each down to whole minutes, then summed: the ICPC rule."""
    SUM_THEN_FLOOR = "sum-then-floor"
    """Summed exactly, the sum down to whole minutes."""
    CEIL_EACH = "ceil-each"
    """Each up to whole minutes, then summed."""
    SECONDS = "seconds"
    """Each down to whole seconds, then summed."""


COSTING_VERDICTS = frozenset(verdict for verdict in Verdict if verdict.penalty)
"""Rejections that cost penalty time by the ICPC rule: all but compile and judge errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """The rules by which teams are ranked."""

    penalty_minutes: int = 20
    """Added for each costing attempt before the first accepted one; 0: attempts are free."""
    rounding: PenaltyRounding = PenaltyRounding.FLOOR_EACH
    costing: frozenset[Verdict] = COSTING_VERDICTS
    """Verdicts that make an attempt cost penalty time."""
    qualify_solved: int | None = None
    """A team that solved at least this many problems is qualified; None: there is no such rule."""

    def __post_init__(self) -> None:
        if self.penalty_minutes < 0:
            raise ValueError(f"penalty_minutes must not be negative, got {self.penalty_minutes}")
        unfit = sorted(self.costing & {Verdict.AC, Verdict.JE})
        if unfit:
            raise ValueError(f"{unfit[0]} cannot cost penalty time")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestProblem:
    """A problem in its place in a contest."""

    label: str
    """What the board calls it, such as "A"."""
    problem_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team that is ranked."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A contest. Times in it are milliseconds since its start."""

    id: str
    name: str
    start: datetime
    """With its time zone."""
    duration_ms: int
    """What is sent at this very millisecond comes too late."""
    problems: tuple[ContestProblem, ...]
    """In the order of the board's columns."""
    teams: tuple[Team, ...]
    freeze_ms: int | None = None
    """Length of the last part whose results the public does not see; None: there is none."""
    scoring: Scoring = field(default_factory=Scoring)

    def __post_init__(self) -> None:
        if self.start.tzinfo is None:
            raise ValueError(f"the start of a contest needs a time zone, got {self.start}")
        if self.duration_ms <= 0:
            raise ValueError(f"duration_ms must be positive, got {self.duration_ms}")
        if self.freeze_ms is not None and not 0 <= self.freeze_ms <= self.duration_ms:
            raise ValueError(f"freeze_ms must be within the contest, got {self.freeze_ms}")
        _check_unique("problem label", (problem.label for problem in self.problems))
        _check_unique("problem", (problem.problem_id for problem in self.problems))
        _check_unique("team", (team.id for team in self.teams))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestSubmission:
    """Who sent something for which problem, and when; its content is `Submission`."""

    id: str
    team_id: str | None
    """None: sent by the jury, never on the board."""
    problem_id: str
    language_id: str
    contest_time_ms: int
    """Since the start of the contest; negative before it."""


def _check_unique(what: str, names: Iterable[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ValueError(f'{what} "{twice[0]}" is in the contest twice')
