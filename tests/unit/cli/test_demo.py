"""What `judge demo` prints, with a judge that gives every program what the script expects."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from judge.cli import demo
from judge.cli.options import Format, Options
from judge.cli.output import Output, Streams
from judge.contest.rehearsal import Part, Rehearsal, cast, rehearse
from judge.contest.script import Script, read_script
from judge.core.errors import MissingToolError
from judge.core.submission import CaseResult, Judgement
from judge.core.verdict import Verdict
from judge.package import load_problem

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def script() -> Script:
    """Return the script of the demo."""
    return read_script(demo.SCRIPT)


@pytest.fixture(scope="module")
def parts(script: Script) -> tuple[Part, ...]:
    """Return everything that is sent in it."""
    problems = {}
    for problem in script.contest.problems:
        loaded = load_problem(ROOT / "problems" / problem.problem_id).problem
        assert loaded is not None
        problems[problem.problem_id] = loaded
    return cast(script, problems)


def as_expected(part: Part) -> Judgement:
    """Give the expected verdict, on the second of two tests where a test decides."""
    verdict = part.sending.expected
    compiled = verdict is not Verdict.CE
    results = (Verdict.AC, verdict) if compiled else ()
    names = ("sample/1", "secret/02-a-group-with-a-long-name/and-a-case-with-one")
    return Judgement(
        submission_id=part.sending.id,
        verdict=verdict,
        cases=tuple(
            CaseResult(case=name, verdict=v, cpu_us=2500, wall_us=3000, peak_memory_bytes=None)
            for name, v in zip(names, results, strict=False)
        ),
        cpu_us=2500 if compiled else 0,
        message=""
        if compiled
        else "In function main:\nx.cpp:8:5: error: e\x1bxpected ; before the next",
        judged_at="",
        judge_version="",
        inputs_hash="",
    )


class Screen:
    """The streams of one demo."""

    def __init__(self, **options: Any) -> None:
        self.stdout, self.stderr = io.StringIO(), io.StringIO()
        self.output = Output(
            command="demo",
            options=Options(**options),
            streams=Streams(stdout=self.stdout, stderr=self.stderr, environment={"TERM": "xterm"}),
        )

    def play(
        self,
        script: Script,
        parts: tuple[Part, ...],
        judge_one: Callable[[Part], Judgement] = as_expected,
    ) -> int:
        """Play the contest and return the exit code."""
        rehearsal: Rehearsal = rehearse(
            parts, judge_one, lambda played: demo.tell(self.output, script, played)
        )
        return demo.finish(self.output, script, rehearsal)

    @property
    def lines(self) -> list[str]:
        """Return the lines of standard output."""
        return self.stdout.getvalue().splitlines()


def test_verdicts_and_board_are_shown_to_a_person(
    script: Script, parts: tuple[Part, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line for each submission, never wider than the screen; then the board."""
    monkeypatch.setenv("COLUMNS", "80")
    screen = Screen(format=Format.HUMAN)
    assert screen.play(script, parts) == 0
    assert screen.lines[0] == "  0:09:14  Greedy Goats      B  Python 3  ✓ AC      2 ms"
    assert screen.lines[1] == (
        "  0:14:30  Heap of Trouble   B  Python 3  ✗ RTE     2 ms  secret/02-…se-with-one"
    )
    (refused,) = (line for line in screen.lines if "CE" in line)
    assert (
        refused
        == "  1:24:56  Null Island       C  C++       ✗ CE            x.cpp:8:5: error: e�x…"
    )
    assert max(map(len, screen.lines)) <= 80
    assert screen.lines[28] == " Blitz demo   standings after 4:00:00"
    assert screen.stderr.getvalue() == ""


def test_the_log_can_be_in_ascii(
    script: Script, parts: tuple[Part, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a compiler says included."""
    monkeypatch.setenv("COLUMNS", "120")
    screen = Screen(format=Format.HUMAN, ascii=True)
    assert screen.play(script, parts) == 0
    assert screen.stdout.getvalue().isascii()
    assert screen.lines[0] == "  0:09:14  Greedy Goats      B  Python 3  + AC      2 ms"


def test_a_pipe_gets_a_record_for_each_submission_and_then_the_board(
    script: Script, parts: tuple[Part, ...]
) -> None:
    """The failing test is not cut."""
    screen = Screen()
    assert screen.play(script, parts) == 0
    records = [line.split("\t") for line in screen.lines]
    assert [record[0] for record in records] == ["submission"] * 27 + ["problem"] * 3 + ["team"] * 8
    assert records[1] == [
        "submission", "0:14:30", "heap", "B", "python3", "RTE", "RTE", "2500",
        "secret/02-a-group-with-a-long-name/and-a-case-with-one",
    ]  # fmt: skip
    assert records[0][-1] == ""


def test_programs_get_contest_submissions_and_standings(
    script: Script, parts: tuple[Part, ...]
) -> None:
    """One object, and nothing else."""
    screen = Screen(format=Format.JSON)
    assert screen.play(script, parts) == 0
    envelope = json.loads(screen.stdout.getvalue())
    data = envelope["data"]
    assert (envelope["schema"], envelope["ok"], envelope["exit"]) == ("judge/demo@1", True, 0)
    assert data["contest"]["duration_ms"] == 14_400_000
    assert [problem["label"] for problem in data["contest"]["problems"]] == ["A", "B", "C"]
    assert data["submissions"][1] == {
        "id": "2",
        "contest_time": "0:14:30",
        "contest_time_ms": 870_000,
        "team": "heap",
        "problem": "B",
        "program": "run_time_error/first_is_largest.py",
        "language": "python3",
        "verdict": "RTE",
        "expected": "RTE",
        "as_expected": True,
        "cpu_us": 2500,
        "case": "secret/02-a-group-with-a-long-name/and-a-case-with-one",
        "message": "",
        "skipped": None,
    }
    assert [row["rank"] for row in data["standings"]] == [1, 2, 3, 4, 5, 5, 7, 7]


def test_another_verdict_than_expected_is_told_and_makes_the_exit_code_1(
    script: Script, parts: tuple[Part, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The board shows what was judged, not what was expected."""
    monkeypatch.setenv("COLUMNS", "80")
    screen = Screen(format=Format.HUMAN)

    def judge_one(part: Part) -> Judgement:
        judgement = as_expected(part)
        wrong = part.sending.id == "1"
        return (
            replace(judgement, verdict=Verdict.JE, message="a disk is full\n...")
            if wrong
            else judgement
        )

    assert screen.play(script, parts, judge_one) == 1
    assert "JE" in screen.lines[0]
    assert "expected AC" in screen.lines[0]
    assert screen.stderr.getvalue() == (
        "not as expected: closed_form.py of goats at 0:09:14 got JE, expected AC: a disk is full\n"
    )
    (goats,) = (line for line in screen.lines[27:] if "Greedy Goats" in line)
    assert "?1" in goats


def test_a_missing_language_leaves_programs_out_and_changes_no_exit_code(
    script: Script, parts: tuple[Part, ...]
) -> None:
    """A warning says so, and so does the end."""
    screen = Screen()

    def judge_one(part: Part) -> Judgement:
        if part.language.id == "java":
            raise MissingToolError("Java needs javac", hint="apt install a-jdk")
        return as_expected(part)

    assert screen.play(script, parts, judge_one) == 0
    assert screen.stderr.getvalue() == (
        "warning[J301]: additions_java is left out: Java needs javac; apt install a-jdk\n"
        "the board lacks 1 of 27: additions_java\n"
    )
    assert sum(line.startswith("submission") for line in screen.lines) == 26


def test_what_was_left_out_is_in_the_json_without_a_verdict(
    script: Script, parts: tuple[Part, ...]
) -> None:
    """With the reason."""
    screen = Screen(format=Format.JSON)

    def judge_one(part: Part) -> Judgement:
        raise MissingToolError(f"{part.language.name} is missing")

    assert screen.play(script, parts, judge_one) == 0
    envelope = json.loads(screen.stdout.getvalue())
    first = envelope["data"]["submissions"][0]
    assert (first["verdict"], first["cpu_us"], first["skipped"]) == (
        None,
        None,
        "Python 3 is missing",
    )
    assert len(envelope["warnings"]) == 27
    assert {row["rank"] for row in envelope["data"]["standings"]} == {1}
