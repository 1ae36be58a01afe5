"""What is printed for people, for pipes and for programs."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Group
from rich.table import Table

from judge.cli.errors import Failure
from judge.cli.options import Color, Format, Options
from judge.cli.output import Output, Streams


class Stream(io.StringIO):
    """A standard stream that may be a terminal."""

    encoding = "utf-8"

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Return what was said at the start."""
        return self._is_terminal


class Screen:
    """An output together with the streams and the clock it was given."""

    def __init__(self, *, is_terminal: bool = False, **options: object) -> None:
        self.stdout = Stream(is_terminal=is_terminal)
        self.stderr = Stream(is_terminal=is_terminal)
        self.now = 0.0
        self.output = Output(
            command="run",
            options=Options(**options),
            streams=Streams(stdout=self.stdout, stderr=self.stderr, environment={"TERM": "xterm"}),
            clock=lambda: self.now,
        )

    @property
    def texts(self) -> tuple[str, str]:
        """Return what standard output and standard error have."""
        return self.stdout.getvalue(), self.stderr.getvalue()


def some_table() -> Table:
    """Return a table with a border and a sign beyond ASCII."""
    table = Table("case")
    table.add_row("sample/1")
    return table


def unwanted() -> object:
    """Fail: a view was made that nobody reads."""
    raise AssertionError("a view was made that nobody reads")


def test_a_pipe_gets_records_separated_by_tabs() -> None:
    """None is an empty field; tabs and line ends inside a field cannot break the record."""
    screen = Screen()
    code = screen.output.result({}, rows=[("a\tb", 1, None), ("c\nd\\", "x", "")], view=unwanted)
    assert (code, screen.texts) == (0, ("a\\tb\t1\t\nc\\nd\\\\\tx\t\n", ""))


@given(st.lists(st.text(), min_size=1))
def test_a_record_is_one_line_with_all_its_fields(fields: list[str]) -> None:
    """Whatever the fields hold, nothing is cut and the number of fields is kept."""
    screen = Screen()
    screen.output.row(*fields)
    lines = screen.stdout.getvalue().split("\n")
    assert len(lines) == 2
    assert lines[0].count("\t") == len(fields) - 1
    assert len(lines[0]) >= sum(len(field) for field in fields)


def test_a_row_is_seen_by_whoever_reads_the_pipe_at_once() -> None:
    """A command that takes long shows what it has found."""
    pipe = io.BytesIO()
    stdout = io.TextIOWrapper(pipe, encoding="utf-8")
    output = Output(
        command="run",
        options=Options(),
        streams=Streams(stdout=stdout, stderr=io.StringIO(), environment={}),
    )
    output.row("a", 1)
    assert pipe.getvalue() == b"a\t1\n"


def test_a_program_gets_one_object_and_nothing_else() -> None:
    """Rows, views, notes and the status are for others."""
    screen = Screen(format=Format.JSON)
    screen.output.row("a")
    screen.output.show(unwanted)
    screen.output.note("a note")
    screen.output.status("working")
    screen.output.warn("J204", "no validator")
    code = screen.output.result({"path": Path("a/b"), "tags": {"y", "x"}}, exit_code=1, rows=[(1,)])
    stdout, stderr = screen.texts
    envelope = json.loads(stdout)
    assert (code, stderr, stdout.count("\n")) == (1, "", 1)
    assert envelope.pop("tool")
    assert envelope == {
        "schema": "judge/run@1",
        "ok": False,
        "exit": 1,
        "data": {"path": "a/b", "tags": ["x", "y"]},
        "warnings": [{"code": "J204", "message": "no validator"}],
        "error": None,
    }


def test_a_value_without_json_form_is_refused() -> None:
    """Nothing is turned into a string by accident."""
    with pytest.raises(TypeError, match="no JSON form for object"):
        Screen(format=Format.JSON).output.result({"x": object()})


def test_a_person_gets_the_view() -> None:
    """Rows are for pipes."""
    screen = Screen(is_terminal=True, color=Color.NEVER)
    screen.output.row("hidden")
    screen.output.result({}, rows=[("hidden",)], view=lambda: "seen")
    assert screen.texts == ("seen\n", "")


def test_a_person_gets_the_rows_where_there_is_no_view() -> None:
    """So a small command needs no view."""
    screen = Screen(is_terminal=True)
    screen.output.result({}, rows=[("a", "b")])
    assert screen.texts == ("a\tb\n", "")


def test_a_table_in_colors_has_escape_sequences_even_in_a_file() -> None:
    """Where they were asked for."""
    screen = Screen(format=Format.HUMAN, color=Color.ALWAYS)
    screen.output.show(some_table)
    assert "\x1b[1m" in screen.stdout.getvalue()


def test_ascii_changes_boxes_and_signs() -> None:
    """A terminal without UTF-8 gets what it can show."""
    screen = Screen(is_terminal=True, color=Color.NEVER, ascii=True)
    screen.output.show(lambda: Group(some_table(), "between", some_table()))
    assert "+" in screen.stdout.getvalue()
    assert screen.stdout.getvalue().isascii()
    assert [screen.output.mark(sign) for sign in "✓✗★x☃"] == ["+", "-", "*", "x", "?"]


def test_boxes_and_signs_are_kept_where_they_can_be_shown() -> None:
    """The counterpart."""
    screen = Screen(is_terminal=True, color=Color.NEVER)
    screen.output.show(some_table)
    assert "┃ case" in screen.stdout.getvalue()
    assert "\x1b" not in screen.stdout.getvalue()
    assert screen.output.mark("✓") == "✓"


@pytest.mark.parametrize("color,bold", [(Color.ALWAYS, True), (Color.NEVER, False)])
def test_help_has_bold_headings_where_there_are_colors(color: Color, bold: bool) -> None:
    """A heading starts at the margin and ends with a colon."""
    text = Screen(color=color).output.styled("Author:\n  verify:\ntext\n")
    assert text == ("\x1b[1mAuthor:\x1b[0m" if bold else "Author:") + "\n  verify:\ntext\n"


def test_a_warning_goes_to_standard_error_and_changes_no_exit_code() -> None:
    """Its code can be looked up."""
    screen = Screen()
    screen.output.warn("J204", "no validator")
    assert screen.output.result({}) == 0
    assert screen.texts == ("", "warning[J204]: no validator\n")


FAILURE = Failure(
    code="J201", message="bad package", exit_code=5, details=("a.yaml:1:1: no",), hint="fix it"
)


def test_a_failure_says_what_where_and_what_to_do() -> None:
    """All on standard error."""
    screen = Screen()
    assert screen.output.fail(FAILURE) == 5
    expected = "error[J201]: bad package\n  a.yaml:1:1: no\n  tip: fix it\n"
    assert screen.texts == ("", expected)


def test_a_failure_is_colored_on_a_terminal() -> None:
    """Only its head, and the words alone say the same."""
    screen = Screen(is_terminal=True)
    screen.output.fail(Failure(code="J100", message="no", exit_code=2))
    assert screen.texts == ("", "\x1b[1;31merror[J100]\x1b[0m: no\n")


def test_a_failure_in_json_is_an_object_on_standard_output() -> None:
    """A program finds it where it looks for the result."""
    screen = Screen(format=Format.JSON)
    assert screen.output.fail(FAILURE) == 5
    stdout, stderr = screen.texts
    envelope = json.loads(stdout)
    assert (stderr, envelope["ok"], envelope["exit"], envelope["data"]) == ("", False, 5, None)
    assert envelope["error"] == {
        "code": "J201",
        "message": "bad package",
        "details": ["a.yaml:1:1: no"],
        "hint": "fix it",
    }


def test_the_status_is_one_live_line_that_the_result_removes() -> None:
    """It is redrawn at most ten times a second."""
    screen = Screen(is_terminal=True, color=Color.NEVER)
    screen.output.status("1 of 3")
    screen.now = 0.05
    screen.output.status("2 of 3")
    screen.now = 0.1
    screen.output.status("3 of 3")
    screen.output.result({}, view=lambda: "done")
    assert screen.texts == ("done\n", "\r1 of 3\x1b[K\r3 of 3\x1b[K\r\x1b[K")


def test_the_status_in_a_log_is_a_line_every_ten_seconds() -> None:
    """What is over sooner leaves no line."""
    screen = Screen()
    for now in (0.0, 9.9, 10.0, 11.0, 20.0):
        screen.now = now
        screen.output.status(f"at {now}")
    assert screen.texts == ("", "at 10.0\nat 20.0\n")


def test_a_note_stands_above_the_status() -> None:
    """The live line is removed first."""
    screen = Screen(is_terminal=True)
    screen.output.status("working")
    screen.output.note("half way")
    assert screen.texts == ("", "\rworking\x1b[K\r\x1b[Khalf way\n")
