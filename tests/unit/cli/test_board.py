"""The scoreboard at several widths, in ASCII, in a pipe and for programs."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

import judge.contest
from judge.cli.options import Format, Options
from judge.cli.output import Output, Streams
from judge.cli.render.board import Mark, board_data, board_of, board_rows, board_view
from judge.contest.script import read_script
from judge.core.contest import Contest, ContestProblem, ContestSubmission, Scoring, Team
from judge.core.standings import Standings, standings
from judge.core.verdict import Verdict

FULL = """\
 Blitz demo   standings after 4:00:00
 #    Team              =  Pen    A          B          C
 ──────────────────────────────────────────────────────────────
 1  ✓ Greedy Goats      3  215    +1 0:52  ★ +  0:09    +  2:14
 2  ✓ Off by One        3  234  ★ +  0:38    +2 1:05  ★ +  1:31
 3  ✓ Heap of Trouble   2  140    -1         +1 0:24    +  1:36
 4  ✓ Null Island       2  140    ·          +  0:30    +  1:50
 5    Carry Bits        1   47    -3         +  0:47    ·
 5    Lazy Evaluation   1   47    ·          +  0:47    -2
 7    Segfault Sisters  0    0    ·          -1         -2
 7    The Idle Loop     0    0    ·          ·          ·
 ──────────────────────────────────────────────────────────────
    solved/tries                  2/7        6/10       4/9
 +2 accepted after 2 rejected attempts   -2 rejected twice   ★ first to solve
 Pen: minutes of solved problems, and 20 for each attempt rejected before
      (compile errors are free)
 Ranked by problems solved, penalty, minute of the last one solved
 ✓ qualified: at least 2 solved
"""

HEAD = "".join(FULL.splitlines(keepends=True)[1:6])

FULL_ASCII = FULL.translate(str.maketrans("─★✓·", "-*+."))

SHORT = """\
 #    Team              =  Pen   A     B      C
 ────────────────────────────────────────────────
 1  ✓ Greedy Goats      3  215   +1   ★+      +
 2  ✓ Off by One        3  234  ★+     +2    ★+
 3  ✓ Heap of Trouble   2  140   -1    +1     +
"""

SIGN = """\
 #    Team              =  Pen  A  B  C
 ──────────────────────────────────────
 1  ✓ Greedy Goats      3  215  +  ★  +
 2  ✓ Off by One        3  234  ★  +  ★
 3  ✓ Heap of Trouble   2  140  -  +  +
"""

CUT = """\
 #    Team     =  Pen  A  B  C
 ─────────────────────────────
 1  ✓ Greedy…  3  215  +  ★  +
 2  ✓ Off by…  3  234  ★  +  ★
 3  ✓ Heap o…  2  140  -  +  +
"""


def same(sign: str) -> str:
    """Leave a sign as it is."""
    return sign


def in_ascii(sign: str) -> str:
    """Return what the output of a command would."""
    streams = Streams(stdout=io.StringIO(), stderr=io.StringIO(), environment={})
    return Output(command="demo", options=Options(ascii=True), streams=streams).mark(sign)


@pytest.fixture(scope="module")
def board() -> Standings:
    """Return the board of the demo, from the verdicts that its script expects."""
    script = read_script(Path(judge.contest.__file__).with_name("demo") / "contest.toml")
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
    return standings(script.contest, submissions, {s.id: s.expected for s in script.sendings})


def shown(board: Standings, width: int, *, mark: Mark = same, color: bool = False) -> str:
    """Return what a terminal of this width would show."""
    console = Console(
        width=width,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard" if color else None,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(board_view(board_of(board, width=width, mark=mark), mark=mark))
    return capture.get()


def unpadded(text: str) -> str:
    """Return a text without blanks at the ends of its lines."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


@pytest.mark.parametrize("width", [63, 80, 120])
def test_the_whole_board_is_shown_where_there_is_room(board: Standings, width: int) -> None:
    """Its widest line has 63 signs; what explains it is broken below 80."""
    expected = FULL if width >= 80 else FULL[: FULL.index(" +2 accepted")]
    assert unpadded(shown(board, width)).startswith(expected)
    assert width < 80 or unpadded(shown(board, width)) == expected


def test_a_board_in_ascii_has_the_same_shape(board: Standings) -> None:
    """Every sign has a stand-in."""
    text = unpadded(shown(board, 80, mark=in_ascii))
    assert text.isascii()
    assert text == FULL_ASCII


@pytest.mark.parametrize(
    "width,expected",
    [(63, HEAD), (62, SHORT), (49, SHORT), (48, SIGN), (39, SIGN), (30, CUT)],
)
def test_cells_fall_to_shorter_forms_before_names_are_cut(
    board: Standings, width: int, expected: str
) -> None:
    """Each form is used down to the width it needs."""
    text = unpadded(shown(board, width))
    assert text[text.index(" #") :].startswith(expected)


@pytest.mark.parametrize("width", [40, 30, 62, 80, 120])
def test_no_line_is_wider_than_the_screen(board: Standings, width: int) -> None:
    """Rules and explanations included."""
    assert max(map(len, shown(board, width).splitlines())) <= width


def test_no_colour_stands_alone(board: Standings) -> None:
    """What is coloured differs in its signs as well; without colours nothing is lost."""
    colored = shown(board, 80, color=True)
    assert "\x1b[1;32m★ +  0:09" in colored
    assert "\x1b[32m  +  2:14" in colored
    assert "\x1b[31m  -3" in colored
    assert unpadded(re.sub(r"\x1b\[[0-9;]*m", "", colored)) == FULL
    assert "\x1b" not in shown(board, 80)


def test_a_pipe_gets_a_record_for_each_problem_and_team(board: Standings) -> None:
    """Nothing is cut; an untried problem is an empty field."""
    rows = board_rows(board, mark=same)
    assert rows[:3] == [
        ("problem", "A", "restart", 2, 7),
        ("problem", "B", "trees", 6, 10),
        ("problem", "C", "faces", 4, 9),
    ]
    assert rows[3] == (
        "team", 1, "Greedy Goats", 3, 215, "qualified", "+1 0:52", "★ + 0:09", "+ 2:14",
    )  # fmt: skip
    assert rows[-1] == ("team", 7, "The Idle Loop", 0, 0, "", "", "", "")
    assert len(rows) == 3 + 8


def test_programs_get_exact_times(board: Standings) -> None:
    """Not rounded, and the counts behind the signs."""
    row = board_data(board)[3]
    assert {key: value for key, value in row.items() if key != "cells"} == {
        "rank": 4,
        "team": "null",
        "name": "Null Island",
        "solved": 2,
        "penalty_minutes": 140,
        "last_accepted_ms": 110 * 60_000,
        "qualified": True,
    }
    assert row["cells"][2] == {
        "problem": "C",
        "judged": 2,
        "rejected": 0,
        "pending": 0,
        "solved_ms": (110 * 60 + 30) * 1000,
        "first_to_solve": False,
    }


def small(*verdicts: Verdict | None, name: str = "One") -> Standings:
    """Return a board of one team that sent this for its one problem, a minute apart."""
    contest = Contest(
        id="c",
        name="C",
        start=datetime(2026, 5, 16, tzinfo=UTC),
        duration_ms=3_600_000,
        problems=(ContestProblem(label="A", problem_id="a", name="A"),),
        teams=(Team(id="one", name=name),),
        scoring=Scoring(penalty_minutes=10),
    )
    submissions = [
        ContestSubmission(
            id=str(number),
            team_id="one",
            problem_id="a",
            language_id="c",
            contest_time_ms=number * 60_000,
        )
        for number in range(len(verdicts))
    ]
    known = {str(number): verdict for number, verdict in enumerate(verdicts) if verdict}
    return standings(contest, submissions, known)


@pytest.mark.parametrize(
    "verdicts,cell",
    [
        ((), "·"),
        ((None,), "?1"),
        ((Verdict.WA, None, None), "?2"),
        ((Verdict.CE,), "-"),
        ((Verdict.CE, Verdict.WA), "-1"),
        ((Verdict.CE, Verdict.AC), "★ +  0:01"),
        ((Verdict.WA,) * 12 + (Verdict.AC,), "★ +12 0:12"),
    ],
)
def test_a_cell_says_what_happened(verdicts: tuple[Verdict | None, ...], cell: str) -> None:
    """A compile error alone is a try without a number."""
    (row,) = board_of(small(*verdicts), width=80, mark=same).rows
    assert row[-1].text.strip() == cell


def test_a_board_without_a_rule_for_qualification_says_nothing_of_it() -> None:
    """Neither beside the teams nor below; the penalty is that of the contest."""
    text = shown(small(Verdict.AC), 80)
    assert "qualified" not in text
    assert "\n 1  One " in text
    assert "and 10 for each attempt" in text


def test_names_in_wide_letters_keep_the_columns() -> None:
    """A Chinese letter takes two columns of a terminal."""
    lines = shown(small(Verdict.AC, name="算法"), 80).splitlines()
    assert lines[1].index("=") == lines[3].index("1", 3) + 2


def test_the_format_of_the_output_decides_who_sees_the_board(board: Standings) -> None:
    """A view for people, records for pipes."""
    stream = io.StringIO()
    output = Output(
        command="demo",
        options=Options(format=Format.PLAIN),
        streams=Streams(stdout=stream, stderr=io.StringIO(), environment={}),
    )
    output.result({}, rows=board_rows(board, mark=output.mark))
    assert stream.getvalue().splitlines()[4] == (
        "team\t2\tOff by One\t3\t234\tqualified\t★ + 0:38\t+2 1:05\t★ + 1:31"
    )
