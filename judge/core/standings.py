"""ACM standings: one pure function from a contest, its submissions and verdicts to the board.

Nothing is kept between two calls, so a rejudged, ignored or late submission cannot leave a trace on
a board. All arithmetic is in integer milliseconds of contest time; rounding happens where the rules
name it.

Source: ICPC Contest Control System specification, "Scoring Data Generation"; the first-to-solve
    award and
`num_judged`, `num_pending` as in the ICPC Contest API.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from judge.core.contest import Contest, ContestSubmission, PenaltyRounding, Scoring, Team
from judge.core.verdict import Verdict

MINUTE_MS = 60_000
SECOND_MS = 1_000


class Cell(NamedTuple):
    """What the board says of one team on one problem.

    A tuple, for it is made several times as fast as a frozen dataclass, and a board has thousands.
    """

    judged: int = 0
    """Judged submissions up to and including the first accepted one, free ones included."""
    rejected: int = 0
    """Those of them that cost penalty time."""
    pending: int = 0
    """Submissions before the first accepted one that have no verdict yet."""
    solved_ms: int | None = None
    """Contest time of the first accepted submission, not rounded; None if there is none."""
    first_to_solve: bool = False

    @property
    def solved(self) -> bool:
        """Return whether the team has solved the problem."""
        return self.solved_ms is not None


UNTRIED = Cell()
"""The cell of a team that sent nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One team's place."""

    rank: int
    """From 1; teams equal in all three criteria share it and the next ranks stay empty."""
    team: Team
    solved: int
    penalty_ms: int
    """Whole minutes, or whole seconds where the contest rounds to them."""
    last_accepted_ms: int | None
    """When the problem solved last was solved, rounded as the contest says; None if none is."""
    cells: tuple[Cell, ...]
    """One for each problem, in the order of `Contest.problems`."""
    qualified: bool | None
    """None if the contest has no rule for it."""

    @property
    def penalty_minutes(self) -> int:
        """Return the penalty as most boards print it."""
        return self.penalty_ms // MINUTE_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """The board, best team first; tied teams by name."""

    contest: Contest
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingsOptions:
    """Which board of a contest is wanted."""

    at_ms: int | None = None
    """Contest time up to which, itself included, submissions are seen; None: all."""


def standings(
    contest: Contest,
    submissions: Sequence[ContestSubmission],
    verdicts: Mapping[str, Verdict],
    *,
    options: StandingsOptions | None = None,
) -> Standings:
    """Rank the teams of a contest.

    Args:
        contest: Problems, teams and rules. Submissions of other teams or for other problems are not
            seen, and neither are those sent before the start or at or after the end.
        submissions: In order of arrival, which decides what came first within one millisecond.
        verdicts: The current verdict by submission id. A submission without one, or with a judge
            error, is pending.
        options: Which board is wanted; None: the whole one.
    """
    tallies = _tallies(contest, submissions, verdicts, options or StandingsOptions())
    firsts = _first_solve_times(tallies)
    scores = [_score(contest, team, tallies[team.id], firsts) for team in contest.teams]
    scores.sort(key=_order)
    return Standings(contest=contest, rows=tuple(_ranked(scores, contest.scoring)))


def key_of_name(name: str) -> str:
    """Return by what names are sorted: letters without accents and case.

    A simple stand-in for the Unicode collation algorithm that needs no tables of its own.
    """
    if name.isascii():
        return name.lower()
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


_ACCEPTED, _JUDGE_ERROR = Verdict.AC, Verdict.JE  # looking them up takes longer than comparing


@dataclass(slots=True)
class _Tally:
    """A cell in the making."""

    judged: int = 0
    rejected: int = 0
    pending: int = 0
    first_pending_ms: int | None = None
    solved_ms: int | None = None

    def count(self, verdict: Verdict | None, time_ms: int, costing: frozenset[Verdict]) -> None:
        """Add a submission for a problem that is not solved yet."""
        if verdict is None or verdict is _JUDGE_ERROR:
            self.pending += 1
            if self.first_pending_ms is None or time_ms < self.first_pending_ms:
                self.first_pending_ms = time_ms
            return
        self.judged += 1
        if verdict is _ACCEPTED:
            self.solved_ms = time_ms
        elif verdict in costing:
            self.rejected += 1


_Tallies = dict[str | None, dict[str, _Tally]]
"""By `ContestSubmission.team_id`, for every team; then by problem, where it sent something."""


def _tallies(
    contest: Contest,
    submissions: Sequence[ContestSubmission],
    verdicts: Mapping[str, Verdict],
    options: StandingsOptions,
) -> _Tallies:
    costing, end_ms = contest.scoring.costing, contest.duration_ms
    if options.at_ms is not None:
        end_ms = min(end_ms, options.at_ms + 1)
    problems = {problem.problem_id for problem in contest.problems}
    tallies: _Tallies = {team.id: {} for team in contest.teams}
    for submission in submissions:
        of_team = tallies.get(submission.team_id)
        problem_id, time_ms = submission.problem_id, submission.contest_time_ms
        if of_team is None or problem_id not in problems or not 0 <= time_ms < end_ms:
            continue
        tally = of_team.get(problem_id)
        if tally is None:
            tally = of_team[problem_id] = _Tally()
        if tally.solved_ms is None:
            tally.count(verdicts.get(submission.id), time_ms, costing)
    return tallies


def _first_solve_times(tallies: _Tallies) -> dict[str, int]:
    """Return by problem id when it was first solved, where that is certain.

    Every team that solved it in that millisecond is first. While an earlier submission of any team
    is pending, nobody is: it might turn out to be accepted.
    """
    solved: dict[str, int] = {}
    pending: dict[str, int] = {}
    for of_team in tallies.values():
        for problem_id, tally in of_team.items():
            for firsts, time_ms in ((solved, tally.solved_ms), (pending, tally.first_pending_ms)):
                if time_ms is not None and time_ms <= firsts.get(problem_id, time_ms):
                    firsts[problem_id] = time_ms
    return {
        problem_id: time_ms
        for problem_id, time_ms in solved.items()
        if time_ms <= pending.get(problem_id, time_ms)
    }


class _Score(NamedTuple):
    """A row in the making."""

    criteria: tuple[int, int, int]
    """What teams are ranked by, the smallest first: solved (negative), penalty, last accepted."""
    team: Team
    cells: tuple[Cell, ...]


def _score(
    contest: Contest, team: Team, tallies: Mapping[str, _Tally], firsts: Mapping[str, int]
) -> _Score:
    rounding, penalty_minutes = contest.scoring.rounding, contest.scoring.penalty_minutes
    cells, times, rejected = [], [], 0
    for problem in contest.problems:
        tally = tallies.get(problem.problem_id)
        if tally is None:
            cells.append(UNTRIED)
            continue
        solved_ms, is_first = tally.solved_ms, False
        if solved_ms is not None:
            times.append(solved_ms)
            rejected += tally.rejected
            is_first = solved_ms == firsts.get(problem.problem_id)
        cells.append(Cell(tally.judged, tally.rejected, tally.pending, solved_ms, is_first))
    penalty_ms = _penalty_of_times(times, rounding) + rejected * penalty_minutes * MINUTE_MS
    last_ms = _ROUNDED[rounding](max(times, default=0))
    return _Score((-len(times), penalty_ms, last_ms), team, tuple(cells))


def _penalty_of_times(times_ms: Sequence[int], rounding: PenaltyRounding) -> int:
    rounded = _ROUNDED[rounding]
    if rounding is PenaltyRounding.SUM_THEN_FLOOR:
        return rounded(sum(times_ms))
    return sum(map(rounded, times_ms))


def _floor_minutes(time_ms: int) -> int:
    return time_ms // MINUTE_MS * MINUTE_MS


def _ceil_minutes(time_ms: int) -> int:
    return -(-time_ms // MINUTE_MS) * MINUTE_MS


def _floor_seconds(time_ms: int) -> int:
    return time_ms // SECOND_MS * SECOND_MS


_ROUNDED: Mapping[PenaltyRounding, Callable[[int], int]] = {
    PenaltyRounding.FLOOR_EACH: _floor_minutes,
    PenaltyRounding.SUM_THEN_FLOOR: _floor_minutes,
    PenaltyRounding.CEIL_EACH: _ceil_minutes,
    PenaltyRounding.SECONDS: _floor_seconds,
}


def _order(score: _Score) -> tuple[object, ...]:
    name = score.team.name
    return (score.criteria, key_of_name(name), name, score.team.id)


def _ranked(scores: Sequence[_Score], scoring: Scoring) -> Iterator[Row]:
    """Make rows of sorted scores."""
    rank, before = 0, None
    for place, score in enumerate(scores, start=1):
        if score.criteria != before:
            rank, before = place, score.criteria
        solved, penalty_ms, last_accepted_ms = -score.criteria[0], *score.criteria[1:]
        yield Row(
            rank=rank,
            team=score.team,
            solved=solved,
            penalty_ms=penalty_ms,
            last_accepted_ms=last_accepted_ms if solved else None,
            cells=score.cells,
            qualified=None if scoring.qualify_solved is None else solved >= scoring.qualify_solved,
        )
