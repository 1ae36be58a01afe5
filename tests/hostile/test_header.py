"""The first lines of a hostile program are read strictly."""

from pathlib import Path

import pytest

from sandbox import Ending, RunResult
from tests.hostile.expected import BuildEnding, Check, Difference, End, Fact, Header, Mode, Shown
from tests.hostile.header import HeaderError, parse
from tests.sandbox.entry import Column


def _parsed(directory: Path, text: str, name: str = "program.c") -> Header:
    path = directory / name
    path.write_text(text)
    return parse(path)


def _result(ending: Ending, *, code: int | None = None, cpu_us: int = 0) -> RunResult:
    return RunResult(
        ending=ending,
        exit_code=code,
        signal=None,
        cpu_us=cpu_us,
        user_us=0,
        system_us=0,
        wall_us=0,
        peak_memory_bytes=None,
        instructions=None,
        output_bytes=0,
    )


def test_a_header_of_two_lines_has_the_usual_limits(tmp_path: Path) -> None:
    """Everything but what it tries and how it ends may be left out."""
    header = _parsed(tmp_path, "// Tries: nothing.\n// Ends: exited 0\nint main;\n")
    assert header.tries == "nothing."
    assert header.ends == (End(ending=Ending.EXITED, number=0),)
    assert header.mode is Mode.RUN
    assert (header.limits.cpu_us, header.limits.wall_us) == (1_000_000, 5_000_000)
    assert (header.limits.memory_bytes, header.limits.output_bytes) == (64 << 20, 1 << 20)
    assert (header.prints, header.comes_out, header.checks) == (None, None, ())
    assert header.difference(Column.USER) is None


def test_every_line_of_a_full_header_is_read(tmp_path: Path) -> None:
    """In the comments of any language; what follows the block is not looked at."""
    header = _parsed(
        tmp_path,
        """#!/bin/sh
# Tries: a thing: with a colon.
# Ends: cpu_limit or signalled 24
# Without groups: memory_limit -- it is sampled
# On v2: wall_limit -- it sleeps
# Limits: cpu_ms=100 files=9
# Mode: box
# Prints: a  b
# Checks: cpu_ms<=50 leftover
# Comes out:
# Stdin: some text

# Unknown: not in the block
""",
        "program.sh",
    )
    assert header.ends == (End(ending=Ending.CPU_LIMIT), End(ending=Ending.SIGNALLED, number=24))
    assert header.difference(Column.USER) == Difference(
        ends=(End(ending=Ending.MEMORY_LIMIT),), why="it is sampled"
    )
    assert header.difference(Column.V1) is None
    assert header.difference(Column.V2) == Difference(
        ends=(End(ending=Ending.WALL_LIMIT),), why="it sleeps"
    )
    assert (header.limits.cpu_us, header.limits.open_files) == (100_000, 9)
    assert (header.mode, header.prints, header.comes_out) == (Mode.BOX, ("a", "b"), ())
    assert header.checks == (
        Check(fact=Fact.CPU_MS, most=50),
        Check(fact=Fact.LEFTOVER, least=1),
    )
    assert header.stdin == "some text"


def test_a_block_comment_is_a_header_too(tmp_path: Path) -> None:
    """Its marks are not part of the lines."""
    text = "/*\n * Tries: it.\n * Ends: compile_error\n * Mode: compile\n */\n"
    assert _parsed(tmp_path, text).ends == (End(ending=BuildEnding.COMPILE_ERROR),)


@pytest.mark.parametrize(
    "lines,place,words",
    [
        ("", 1, "no line Tries"),
        ("// Tries: it.", 1, "no line Ends"),
        ("// Tries:\n// Ends: exited 0", 1, "says nothing"),
        ("// Tries: it.\n// Ends: exited", 2, "needs a number"),
        ("// Tries: it.\n// Ends: exited 256", 2, "0 to 255"),
        ("// Tries: it.\n// Ends: cpu_limit 3", 2, "has no number"),
        ("// Tries: it.\n// Ends: died", 2, "not a valid Ending"),
        ("// Tries: it.\n// Ends: built", 2, "no ending of the mode run"),
        ("// Tries: it.\n// Ends: exited 0\n// Mode: compile", 2, "no ending of the mode"),
        ("// Tries: it.\n// Ends: exited 0\n// Mode: thrice", 3, "not a valid Mode"),
        ("// Tries: it.\n// Ends: exited 0\n// Ends: exited 1", 3, "twice"),
        ("// Tries: it.\n// Ends: exited 0\n// Note: it", 3, "not a key"),
        ("// Tries: it.\n// Ends: exited 0\n// words", 3, "not a key"),
        ("// Tries: it.\n// Ends: exited 0\n// On v2: exited 1", 3, "does not say why"),
        ("// Tries: it.\n// Ends: exited 0\n// Limits: cpu=1", 3, "no limit: cpu=1"),
        ("// Tries: it.\n// Ends: exited 0\n// Limits: cpu_ms=0", 3, "must be positive"),
        ("// Tries: it.\n// Ends: exited 0\n// Limits: cpu_ms=-1", 3, "no limit"),
        ("// Tries: it.\n// Ends: exited 0\n// Checks: cpu_ms=1", 3, "no check"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, lines: str, place: int, words: str
) -> None:
    """A header that is not understood never passes for one that expects little."""
    with pytest.raises(HeaderError) as error:
        _parsed(tmp_path, lines + "\n")
    assert str(error.value).startswith(f"{tmp_path}/program.c:{place}: ")
    assert words in str(error.value)


def test_what_is_not_as_expected_is_said(tmp_path: Path) -> None:
    """Each part of the expectation by itself."""
    header = _parsed(
        tmp_path,
        "// Tries: it.\n// Ends: exited 0\n// Prints: a b\n// Checks: cpu_ms<=1\n// Comes out: f\n",
    )
    good = Shown(
        result=_result(Ending.EXITED, code=0, cpu_us=1000), stdout=b"a\nb\n", came_out=("f",)
    )
    bad = Shown(result=_result(Ending.EXITED, code=1, cpu_us=1001), stdout=b"ab")
    assert header.misfits(Column.V1, good) == []
    assert len(header.misfits(Column.V1, bad)) == 4


def test_facts_hold_only_where_the_ending_does(tmp_path: Path) -> None:
    """A column with an ending of its own may show other facts."""
    header = _parsed(
        tmp_path,
        "// Tries: it.\n// Ends: exited 0\n// Checks: cpu_ms<=1\n"
        "// Without groups: exited 0 -- its time is not known as well\n",
    )
    shown = Shown(result=_result(Ending.EXITED, code=0, cpu_us=2000))
    assert header.misfits(Column.USER, shown) == []
    assert header.misfits(Column.V2, shown) == [str(header.checks[0])]


def test_a_message_that_shows_what_it_must_not_is_a_misfit(tmp_path: Path) -> None:
    """Even if the build ends as it must."""
    header = _parsed(
        tmp_path,
        "// Tries: it.\n// Ends: compile_error\n// Mode: compile\n// Never shows: answer\n",
    )
    refused = Shown(build=BuildEnding.COMPILE_ERROR, stdout=b"error: the answer")
    assert header.misfits(Column.V1, refused) == ["what it shows"]
    assert header.misfits(Column.V1, Shown(build=BuildEnding.BUILT)) == ["the ending"]
