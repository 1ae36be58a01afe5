"""The contest of the demo: what its board must be, and that its programs are there."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import judge.contest
from judge.contest.rehearsal import cast
from judge.contest.script import Script, read_script
from judge.core.contest import ContestSubmission
from judge.core.standings import Cell, standings
from judge.core.verdict import Verdict
from judge.package import load_problem

ROOT = Path(__file__).resolve().parents[3]
BY_HAND = ROOT / "tests" / "data" / "demo_board.toml"


@pytest.fixture(scope="module")
def script() -> Script:
    """Return the script of the demo."""
    return read_script(Path(judge.contest.__file__).with_name("demo") / "contest.toml")


def written(cell: Cell) -> str:
    """Return a cell in the notation of the table that was made by hand."""
    if not cell.judged:
        return ""
    text = "*" * cell.first_to_solve + "-+"[cell.solved] + str(cell.rejected or "")
    return text if cell.solved_ms is None else f"{text} {cell.solved_ms // 60_000}"


def rows_of(script: Script) -> list[dict[str, Any]]:
    """Return the board if every program gets the verdict that is expected."""
    submissions = [
        ContestSubmission(
            id=sending.id,
            team_id=sending.team_id,
            problem_id=sending.problem_id,
            language_id="",
            contest_time_ms=sending.contest_time_ms,
        )
        for sending in script.sendings
    ]
    verdicts = {sending.id: sending.expected for sending in script.sendings}
    return [
        {
            "rank": row.rank,
            "team": row.team.id,
            "solved": row.solved,
            "penalty_minutes": row.penalty_minutes,
            "cells": [written(cell) for cell in row.cells],
        }
        for row in standings(script.contest, submissions, verdicts).rows
    ]


def test_the_board_is_the_one_worked_out_by_hand(script: Script) -> None:
    """The arithmetic stands beside the table."""
    by_hand = tomllib.loads(BY_HAND.read_text(encoding="utf-8"))["row"]
    assert rows_of(script) == by_hand


def test_the_demo_is_of_the_promised_size(script: Script) -> None:
    """Three problems, enough teams and submissions, and six verdicts, in order of time."""
    times = [sending.contest_time_ms for sending in script.sendings]
    assert [problem.label for problem in script.contest.problems] == ["A", "B", "C"]
    assert len(script.contest.teams) >= 6
    assert len(script.sendings) >= 24
    assert times == sorted(times)
    assert {sending.expected for sending in script.sendings} == {
        Verdict.AC,
        Verdict.WA,
        Verdict.TLE,
        Verdict.RTE,
        Verdict.MLE,
        Verdict.CE,
    }


def test_every_program_of_the_demo_is_there_under_its_expectation(script: Script) -> None:
    """A solution's directory agrees with the verdict; problems have the names of their packages."""
    problems = {}
    for problem in script.contest.problems:
        loaded = load_problem(ROOT / "problems" / problem.problem_id).problem
        assert loaded is not None
        assert loaded.names["en"] == problem.name
        problems[problem.problem_id] = loaded
    parts = cast(script, problems)
    assert len(parts) == len(script.sendings)
    directories = Counter(
        (part.sending.solution.partition("/")[0], part.sending.expected)
        for part in parts
        if part.sending.solution is not None
    )
    assert set(directories) == {
        ("accepted", Verdict.AC),
        ("wrong_answer", Verdict.WA),
        ("time_limit_exceeded", Verdict.TLE),
        ("run_time_error", Verdict.RTE),
        ("run_time_error", Verdict.MLE),
    }
