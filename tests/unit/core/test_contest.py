"""What a contest may be made of."""

from datetime import UTC, datetime
from typing import Any

import pytest

from judge.core.contest import Contest, ContestProblem, Scoring, Team
from judge.core.verdict import Verdict

START = datetime(2025, 1, 1, 10, tzinfo=UTC)


def a_contest(
    labels: str = "AB", problem_ids: str = "xy", team_ids: str = "12", **times: Any
) -> Contest:
    """Build a contest from what a test is about."""
    return Contest(
        id="c",
        name="Contest",
        problems=tuple(
            ContestProblem(label=label, problem_id=problem_id, name=problem_id)
            for label, problem_id in zip(labels, problem_ids, strict=True)
        ),
        teams=tuple(Team(id=team_id, name=f"Team {team_id}") for team_id in team_ids),
        **{"start": START, "duration_ms": 1000, **times},
    )


@pytest.mark.parametrize("freeze_ms", [None, 0, 1, 1000])
def test_a_freeze_lies_within_the_contest(freeze_ms: int | None) -> None:
    """It may last from nothing to all of it."""
    assert a_contest(freeze_ms=freeze_ms).freeze_ms == freeze_ms


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"start": datetime(2025, 1, 1, 10)}, "time zone"),  # noqa: DTZ001  what is refused
        ({"duration_ms": 0}, "duration_ms"),
        ({"duration_ms": -1}, "duration_ms"),
        ({"freeze_ms": -1}, "freeze_ms"),
        ({"freeze_ms": 1001}, "freeze_ms"),
        ({"labels": "AA"}, 'problem label "A"'),
        ({"problem_ids": "xx"}, 'problem "x"'),
        ({"team_ids": "121"}, 'team "1"'),
    ],
)
def test_a_contest_that_contradicts_itself_is_refused(wrong: dict[str, Any], message: str) -> None:
    """The message says what is wrong."""
    with pytest.raises(ValueError, match=message):
        a_contest(**wrong)


def test_scoring_is_that_of_the_icpc_unless_said_otherwise() -> None:
    """20 minutes; compile errors and judge errors are free."""
    scoring = Scoring()
    assert scoring.penalty_minutes == 20
    assert scoring.rounding == "floor-each"
    assert set(Verdict) - scoring.costing == {Verdict.AC, Verdict.CE, Verdict.CTL, Verdict.JE}


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"penalty_minutes": -1}, "penalty_minutes"),
        ({"costing": frozenset({Verdict.AC})}, "AC cannot"),
        ({"costing": frozenset({Verdict.WA, Verdict.JE})}, "JE cannot"),
    ],
)
def test_senseless_scoring_is_refused(wrong: dict[str, Any], message: str) -> None:
    """Neither an accepted attempt nor our own fault can cost anything."""
    with pytest.raises(ValueError, match=message):
        Scoring(**wrong)
