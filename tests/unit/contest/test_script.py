"""Reading a contest from a file, and what is said of its mistakes."""

import re
from pathlib import Path

import pytest

from judge.contest.script import BadScriptError, milliseconds_of, parse_script, read_script
from judge.core.verdict import Verdict

GOOD = """\
id = "small"
name = "A small one"
start = 2026-05-16T10:00:00Z
duration = "1:00"
problems = [
  { label = "A", id = "restart", name = "Restart order" },
  { label = "B", id = "trees", name = "Counting trees" },
]
teams = [
  { id = "goats", name = "Greedy Goats" },
]
submissions = [
  # the first
  { at = "0:10", team = "goats", problem = "B", solution = "accepted/a.py", expect = "AC" },
  { at = "0:59:59", team = "goats", problem = "A", file = "own.cpp", expect = "CE" },
]
"""
FIRST, SECOND = 14, 15
"""Lines of the submissions."""


def mistakes(text: str) -> list[str]:
    """Return what is said of a script."""
    with pytest.raises(BadScriptError) as caught:
        parse_script(text, path=Path("c.toml"))
    return list(caught.value.findings)


def test_a_script_becomes_a_contest_and_what_is_sent() -> None:
    """Times become milliseconds, labels become problems."""
    script = parse_script(GOOD, path=Path("dir/c.toml"))
    first, second = script.sendings
    assert script.contest.duration_ms == 3_600_000
    assert script.contest.scoring.penalty_minutes == 20
    assert script.contest.scoring.qualify_solved is None
    assert [team.name for team in script.contest.teams] == ["Greedy Goats"]
    assert (first.id, first.place, first.contest_time_ms) == ("1", f"dir/c.toml:{FIRST}", 600_000)
    assert (first.team_id, first.problem_id) == ("goats", "trees")
    assert (first.solution, first.file, first.expected) == ("accepted/a.py", None, Verdict.AC)
    assert (second.contest_time_ms, second.problem_id) == (3_599_000, "restart")
    assert (second.solution, second.file) == (None, Path("dir/own.cpp"))


def test_rules_of_scoring_can_be_named() -> None:
    """Penalty, qualification and freeze."""
    rules = 'penalty_minutes = 10\nqualify_solved = 1\nfreeze = "0:30"\n'
    contest = parse_script(rules + GOOD, path=Path("c.toml")).contest
    assert contest.scoring.penalty_minutes == 10
    assert contest.scoring.qualify_solved == 1
    assert contest.freeze_ms == 1_800_000


@pytest.mark.parametrize(
    "old,new,finding",
    [
        ('"goats", problem', '"gaots", problem', 'no team "gaots"; did you mean "goats"?'),
        ('problem = "B"', 'problem = "D"', 'no problem "D"'),
        ('expect = "AC"', 'expect = "OK"', 'no verdict "OK"'),
        ('"0:10"', '"1:00"', "1:00 is not before the end of the contest"),
        ('"0:10"', '"0:60"', 'at must be a time such as "1:05:44", got "0:60"'),
        ('"0:10"', '"-0:10"', 'at must be a time such as "1:05:44", got "-0:10"'),
        ('"0:10"', "10", "at must be a text, got 10"),
        ('at = "0:10", ', "", '"at" is missing'),
        ('solution = "accepted/a.py", ', "", 'needs either "solution" or "file"'),
        (
            'solution = "accepted/a.py"',
            'solution = "accepted/a.py", file = "own.cpp"',
            'needs either "solution" or "file"',
        ),
        ("expect", "expected", '"expected" means nothing here; did you mean "expect"?'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_submission_is_told_with_its_line(old: str, new: str, finding: str) -> None:
    """The line is that of the submission."""
    assert old in GOOD
    found = mistakes(GOOD.replace(old, new, 1))
    assert f"c.toml:{FIRST}: {finding}" in found
    assert all(line.startswith(f"c.toml:{FIRST}: ") for line in found)


@pytest.mark.parametrize(
    "old,new,finding",
    [
        ('id = "small"\n', "", 'c.toml: "id" is missing'),
        ('"1:00"', '"an hour"', 'c.toml: duration must be a time such as "1:05:44", got "an hour"'),
        ("2026-05-16T10:00:00Z", '"noon"', "c.toml: start must be a date with time, got 'noon'"),
        ("10:00:00Z", "10:00:00",
         "c.toml: the start of a contest needs a time zone, got 2026-05-16 10:00:00"),
        ('label = "B"', 'label = "A"', 'c.toml: problem label "A" is in the contest twice'),
        ('id = "goats", name', 'id = "goats", nmae',
         'c.toml:10: "nmae" means nothing here; did you mean "name"?'),
        ('"Greedy Goats"', "true", "c.toml:10: name must be a text, got True"),
        ('{ id = "goats", name = "Greedy Goats" }', '"goats"',
         "c.toml: an entry of teams must be a table, got 'goats'"),
        ("name = ", "nome = ", 'c.toml: "nome" means nothing here; did you mean "name"?'),
    ],
)  # fmt: skip
def test_a_mistake_in_the_contest_is_told_with_its_place(old: str, new: str, finding: str) -> None:
    """Where an entry begins no line, the file alone is named."""
    assert old in GOOD
    assert finding in mistakes(GOOD.replace(old, new, 1))


def test_all_mistakes_are_told_at_once() -> None:
    """One in each submission."""
    text = GOOD.replace('"goats", problem', '"oats", problem')
    assert mistakes(text) == [
        f'c.toml:{line}: no team "oats"; did you mean "goats"?' for line in (FIRST, SECOND)
    ]


def test_a_text_that_is_no_toml_is_refused_with_the_place() -> None:
    """As the parser says it."""
    (finding,) = mistakes(GOOD.replace("teams = [", "teams = ", 1))
    assert re.match(r"c\.toml: .*\(at line 9, column 9\)", finding)


def test_submissions_may_be_written_as_tables() -> None:
    """The other way TOML has for a list of tables."""
    head = GOOD[: GOOD.index("submissions")]
    table = (
        '[[submissions]]\nat = "0:10"\nteam = "nobody"\nproblem = "A"\n'
        'file = "x.c"\nexpect = "WA"\n'
    )
    assert mistakes(head + table) == ['c.toml:12: no team "nobody"']


@pytest.mark.parametrize(
    "text,time_ms",
    [
        ("0:00", 0),
        ("0:01", 60_000),
        ("0:00:01", 1_000),
        ("4:00:00", 14_400_000),
        ("120:59:59", 435_599_000),
        ("1:5", None),
        ("1:60", None),
        ("90", None),
        ("1:00:60", None),
        ("", None),
    ],
)
def test_times_are_hours_minutes_and_perhaps_seconds(text: str, time_ms: int | None) -> None:
    """Two digits after each colon, below sixty."""
    assert milliseconds_of(text) == time_ms


def test_a_script_is_read_from_a_file(tmp_path: Path) -> None:
    """What it names lies beside it."""
    path = tmp_path / "c.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_script(path).sendings[1].file == tmp_path / "own.cpp"
