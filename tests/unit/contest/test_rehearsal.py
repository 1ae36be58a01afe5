"""Playing a contest with a judge that is not one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from judge.contest.rehearsal import Part, Played, cast, rehearse, submission_of
from judge.contest.script import BadScriptError, Script, Sending
from judge.core.contest import Contest
from judge.core.errors import MissingToolError
from judge.core.problem import ExampleSubmission, Problem, Program
from judge.core.submission import Judgement
from judge.core.verdict import Verdict
from judge.languages import load_languages
from judge.package import load_problem

ROOT = Path(__file__).resolve().parents[3]


def sending(number: int, *, time_ms: int = 0, expected: Verdict = Verdict.AC) -> Sending:
    """Return something that is sent."""
    return Sending(
        id=str(number),
        place=f"c.toml:{number}",
        contest_time_ms=time_ms,
        team_id="goats",
        problem_id="trees",
        solution="accepted/table.py",
        file=None,
        expected=expected,
    )


def part(number: int, *, time_ms: int = 0, expected: Verdict = Verdict.AC) -> Part:
    """Return the same with a program that nobody runs."""
    path = Path("/nowhere/table.py")
    return Part(
        sending=sending(number, time_ms=time_ms, expected=expected),
        program=Program(name="table", path=path, files=(path,)),
        language=load_languages()["python3"],
        entry_point=None,
    )


def judged(verdict: Verdict, submission_id: str) -> Judgement:
    """Return a judgement."""
    return Judgement(
        submission_id=submission_id,
        verdict=verdict,
        cases=(),
        cpu_us=0,
        message="",
        judged_at="",
        judge_version="",
        inputs_hash="",
    )


def accepting(part: Part) -> Judgement:
    """Accept everything."""
    return judged(Verdict.AC, part.sending.id)


def test_parts_are_judged_in_order_of_contest_time() -> None:
    """Equal times keep their order; each is told when it is known, before the next is judged."""
    log = []

    def judge_one(part: Part) -> Judgement:
        log.append(f"judge {part.sending.id}")
        return accepting(part)

    def tell(played: Played) -> None:
        log.append(f"tell {played.part.sending.id}")

    parts = [part(1, time_ms=30), part(2, time_ms=10), part(3, time_ms=30), part(4, time_ms=20)]
    rehearsal = rehearse(parts, judge_one, tell)
    order = ["2", "4", "1", "3"]
    assert [submission.id for submission in rehearsal.submissions] == order
    assert log == [f"{what} {number}" for number in order for what in ("judge", "tell")]


def test_verdicts_are_those_of_the_judge_not_the_expected_ones() -> None:
    """And a difference is known."""
    rehearsal = rehearse(
        [part(1), part(2, expected=Verdict.WA)], lambda part: judged(Verdict.WA, part.sending.id)
    )
    assert rehearsal.verdicts == {"1": Verdict.WA, "2": Verdict.WA}
    assert [played.as_expected for played in rehearsal.played] == [False, True]


def test_a_program_whose_language_is_missing_is_left_out() -> None:
    """The contest goes on without it, and it is no surprise."""

    def judge_one(part: Part) -> Judgement:
        if part.sending.id == "1":
            raise MissingToolError("Java needs javac")
        return accepting(part)

    rehearsal = rehearse([part(1), part(2)], judge_one)
    assert [submission.id for submission in rehearsal.submissions] == ["2"]
    assert rehearsal.verdicts == {"2": Verdict.AC}
    skipped = rehearsal.played[0]
    assert str(skipped.skipped) == "Java needs javac"
    assert skipped.as_expected


def test_a_submission_knows_its_language_and_time() -> None:
    """As the contest sees it."""
    submission = submission_of(part(7, time_ms=61_000))
    assert (submission.id, submission.language_id) == ("7", "python3")
    assert (submission.team_id, submission.problem_id) == ("goats", "trees")
    assert submission.contest_time_ms == 61_000


@pytest.fixture(scope="module")
def trees() -> Problem:
    """Return a problem with its solutions."""
    problem = load_problem(ROOT / "problems" / "trees").problem
    assert problem is not None
    return problem


def script_of(contest: Contest, **changes: object) -> Script:
    """Return a script that sends one thing."""
    sent = sending(1)
    values = {name: getattr(sent, name) for name in Sending.__dataclass_fields__} | changes
    return Script(contest=contest, sendings=(Sending(**values),))


@pytest.fixture
def contest() -> Contest:
    """Return a contest that nobody looks into here."""
    return Contest(
        id="c",
        name="c",
        start=datetime(2026, 5, 16, tzinfo=UTC),
        duration_ms=1,
        problems=(),
        teams=(),
    )


def test_a_solution_is_found_with_what_its_package_says(contest: Contest, trees: Problem) -> None:
    """A directory of files included."""
    (found,) = cast(script_of(contest, solution="accepted/table_java"), {"trees": trees})
    example: ExampleSubmission = next(
        s for s in trees.submissions if s.name == "accepted/table_java"
    )
    assert found.program == example.program
    assert found.language.id == "java"


def test_a_file_beside_the_script_is_found(
    contest: Contest, trees: Problem, tmp_path: Path
) -> None:
    """Its language is told by its extension."""
    own = tmp_path / "own.cpp"
    own.write_text("int main() {}", encoding="utf-8")
    (found,) = cast(script_of(contest, solution=None, file=own), {"trees": trees})
    assert found.program.files == (own,)
    assert found.language.id == "cpp"


def test_programs_that_are_not_there_are_told_with_their_lines(
    contest: Contest, trees: Problem, tmp_path: Path
) -> None:
    """All at once, before anything is judged."""
    own, odd = tmp_path / "own.cpp", tmp_path / "own.odd"
    odd.touch()
    script = Script(
        contest=contest,
        sendings=(
            *script_of(contest, place="c.toml:3", solution="accepted/tabel.py").sendings,
            *script_of(contest, place="c.toml:4", solution=None, file=own).sendings,
            *script_of(contest, place="c.toml:5", solution=None, file=odd).sendings,
        ),
    )
    with pytest.raises(BadScriptError) as caught:
        cast(script, {"trees": trees})
    assert caught.value.findings == (
        'c.toml:3: trees has no solution "accepted/tabel.py"',
        f"c.toml:4: no file {own}",
        "c.toml:5: no language detected by the extension of own.odd",
    )
