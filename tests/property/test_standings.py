"""Standings agree with the rules written down naively, and depend on nothing else."""

import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from judge.core.contest import (
    Contest,
    ContestProblem,
    ContestSubmission,
    PenaltyRounding,
    Scoring,
    Team,
)
from judge.core.standings import Row, StandingsOptions, standings
from judge.core.verdict import Verdict

TEAMS, PROBLEMS, DURATION_MS = "abcd", "PQR", 600_000
Log = list[tuple[ContestSubmission, Verdict | None]]


def a_contest(rounding: PenaltyRounding = PenaltyRounding.FLOOR_EACH) -> Contest:
    """Build a contest of ten minutes."""
    return Contest(
        id="c",
        name="Contest",
        start=datetime(2025, 1, 1, tzinfo=UTC),
        duration_ms=DURATION_MS,
        problems=tuple(ContestProblem(label=id_, problem_id=id_, name=id_) for id_ in PROBLEMS),
        teams=tuple(Team(id=id_, name=id_) for id_ in TEAMS),
        scoring=Scoring(rounding=rounding),
    )


def log_of(entries: list[tuple[int, str | None, str, Verdict | None]]) -> Log:
    """Build submissions in order of arrival."""
    ordered = sorted(entries, key=lambda entry: entry[0])
    return [
        (
            ContestSubmission(
                id=str(number),
                team_id=team,
                problem_id=problem,
                language_id="cpp",
                contest_time_ms=time_ms,
            ),
            verdict,
        )
        for number, (time_ms, team, problem, verdict) in enumerate(ordered)
    ]


LOGS = st.lists(
    st.tuples(
        st.integers(-1000, DURATION_MS + 1000) | st.integers(0, 10).map(lambda n: n * 60_000),
        st.sampled_from([*TEAMS, "x", None]),
        st.sampled_from([*PROBLEMS, "X"]),
        st.none() | st.sampled_from(Verdict),
    ),
    max_size=30,
).map(log_of)
"""Some of the submissions are outside of the contest, some are not judged."""


def rows_of(contest: Contest, log: Log) -> tuple[Row, ...]:
    """Rank the teams by a log."""
    verdicts = {one.id: verdict for one, verdict in log if verdict is not None}
    return standings(contest, [one for one, _ in log], verdicts).rows


def rounded_ms(time_ms: int, rounding: PenaltyRounding) -> int:
    """Round one solving time."""
    match rounding:
        case PenaltyRounding.SUM_THEN_FLOOR:
            return time_ms
        case PenaltyRounding.CEIL_EACH:
            return (time_ms + 59_999) // 60_000 * 60_000
        case PenaltyRounding.SECONDS:
            return time_ms // 1000 * 1000
        case PenaltyRounding.FLOOR_EACH:
            return time_ms // 60_000 * 60_000


def naive_score(log: Log, team: str, rounding: PenaltyRounding) -> tuple[int, int]:
    """Return solved and penalty as the definition says, problem by problem."""
    solved, penalty_ms = 0, 0
    for problem in PROBLEMS:
        tries = [
            (verdict, one.contest_time_ms)
            for one, verdict in log
            if (one.team_id, one.problem_id) == (team, problem)
            and 0 <= one.contest_time_ms < DURATION_MS
        ]
        kinds = [verdict for verdict, _ in tries]
        if Verdict.AC in kinds:
            at = kinds.index(Verdict.AC)
            costing = sum(kind is not None and kind.penalty for kind in kinds[:at])
            solved += 1
            penalty_ms += rounded_ms(tries[at][1], rounding) + costing * 20 * 60_000
    if rounding is PenaltyRounding.SUM_THEN_FLOOR:
        penalty_ms = penalty_ms // 60_000 * 60_000
    return solved, penalty_ms


@given(LOGS, st.sampled_from(PenaltyRounding))
def test_scores_are_those_of_the_definition(log: Log, rounding: PenaltyRounding) -> None:
    """Whatever was sent, and under each rule of rounding."""
    rows = rows_of(a_contest(rounding), log)
    assert {row.team.id: (row.solved, row.penalty_ms) for row in rows} == {
        team: naive_score(log, team, rounding) for team in TEAMS
    }


@given(LOGS)
def test_ranks_count_the_teams_that_are_better(log: Log) -> None:
    """A rank is one more than the number of better teams, and rows stand in that order."""
    rows = rows_of(a_contest(), log)
    keys = [(-row.solved, row.penalty_ms, row.last_accepted_ms or 0) for row in rows]
    assert [row.rank for row in rows] == [1 + sum(other < key for other in keys) for key in keys]
    assert keys == sorted(keys)
    assert {row.team.id for row in rows} == set(TEAMS)


@given(LOGS)
def test_the_first_to_solve_stays_first_whatever_pending_attempts_turn_out_to_be(log: Log) -> None:
    """A mark that is given now is still there when all pending attempts were accepted."""
    settled: Log = [
        (one, Verdict.AC if verdict in {None, Verdict.JE} else verdict) for one, verdict in log
    ]
    marked, later = (
        {
            (row.team.id, column)
            for row in rows_of(a_contest(), entries)
            for column, cell in enumerate(row.cells)
            if cell.first_to_solve
        }
        for entries in (log, settled)
    )
    assert marked <= later
    solved = {
        column
        for row in rows_of(a_contest(), settled)
        for column, cell in enumerate(row.cells)
        if cell.solved
    }
    assert {column for _, column in later} == solved


@given(LOGS, st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_arrive_does_not_matter(log: Log, rng: random.Random) -> None:
    """The same verdicts make the same board."""
    verdicts = [(one.id, verdict) for one, verdict in log if verdict is not None]
    submissions = [one for one, _ in log]
    board = standings(a_contest(), submissions, dict(verdicts))
    rng.shuffle(verdicts)
    assert standings(a_contest(), submissions, dict(verdicts)) == board


@given(LOGS, st.integers(0, DURATION_MS))
def test_a_board_as_of_a_time_is_that_of_what_was_sent_until_then(log: Log, at_ms: int) -> None:
    """Later submissions leave no trace on it."""
    verdicts = {one.id: verdict for one, verdict in log if verdict is not None}
    board = standings(
        a_contest(), [one for one, _ in log], verdicts, options=StandingsOptions(at_ms=at_ms)
    )
    until: Log = [(one, verdict) for one, verdict in log if one.contest_time_ms <= at_ms]
    assert board.rows == rows_of(a_contest(), until)
