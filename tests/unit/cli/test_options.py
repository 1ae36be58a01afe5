"""The options that every command has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.cli.options import (
    Color,
    Format,
    Options,
    is_ascii_only,
    split_options,
    uses_color,
    wants_json,
)
from judge.core.errors import UsageError


@pytest.mark.parametrize(
    "argv,options,rest",
    [
        ([], Options(), []),
        (["run", "restart"], Options(), ["run", "restart"]),
        (["--json", "run"], Options(format=Format.JSON), ["run"]),
        (
            ["run", "restart", "--json", "a.py"],
            Options(format=Format.JSON),
            ["run", "restart", "a.py"],
        ),
        (["run", "--format", "plain"], Options(format=Format.PLAIN), ["run"]),
        (["run", "--format=human"], Options(format=Format.HUMAN), ["run"]),
        (["run", "--color", "never"], Options(color=Color.NEVER), ["run"]),
        (["--color=always", "run"], Options(color=Color.ALWAYS), ["run"]),
        (["run", "--ascii"], Options(ascii=True), ["run"]),
        (["-C", "/tmp", "run"], Options(directory="/tmp"), ["run"]),
        (["run", "--", "--json"], Options(), ["run", "--", "--json"]),
        (["run", "--jsonl"], Options(), ["run", "--jsonl"]),
    ],
)
def test_global_options_are_taken_out_wherever_they_stand(
    argv: list[str], options: Options, rest: list[str]
) -> None:
    """What is left keeps its order, and nothing behind a -- is touched."""
    assert split_options(argv) == (options, rest)


@pytest.mark.parametrize(
    "argv,message,hint",
    [
        (["--format", "xml"], '--format cannot be "xml"', "one of: human, plain, json"),
        (["--color=red"], '--color cannot be "red"', "one of: auto, always, never"),
        (["run", "-C"], "option -C needs a value", None),
        (["run", "--color"], "option --color needs a value", None),
    ],
)
def test_a_global_option_without_a_good_value_is_a_usage_error(
    argv: list[str], message: str, hint: str | None
) -> None:
    """The message names the option, the hint what it can be."""
    with pytest.raises(UsageError) as caught:
        split_options(argv)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@given(
    st.lists(st.sampled_from(["run", "a.py", "-v", "--", "--json", "--ascii", "--format=plain"]))
)
def test_other_words_keep_their_order(argv: list[str]) -> None:
    """Whatever the mix, only the global options before the first -- are taken out."""
    end = argv.index("--") if "--" in argv else len(argv)
    taken = ("--json", "--ascii", "--format=plain")
    expected = [word for word in argv[:end] if word not in taken] + argv[end:]
    assert split_options(argv)[1] == expected


@pytest.mark.parametrize(
    "argv,expected",
    [
        (["run", "--json"], True),
        (["--format", "json", "--color"], True),
        (["--format=json"], True),
        (["--format", "plain"], False),
        (["run", "--", "--json"], False),
        ([], False),
    ],
)
def test_json_is_recognised_in_a_command_line_with_mistakes(
    argv: list[str], expected: bool
) -> None:
    """So that even a mistyped command line is answered in JSON."""
    assert wants_json(argv) is expected


@pytest.mark.parametrize(
    "color,environment,is_terminal,expected",
    [
        (Color.AUTO, {}, True, True),
        (Color.AUTO, {}, False, False),
        (Color.AUTO, {"NO_COLOR": "1"}, True, False),
        (Color.AUTO, {"NO_COLOR": ""}, True, True),
        (Color.AUTO, {"FORCE_COLOR": "1"}, False, True),
        (Color.AUTO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        (Color.AUTO, {"TERM": "dumb"}, True, False),
        (Color.ALWAYS, {"NO_COLOR": "1"}, False, True),
        (Color.NEVER, {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colors_follow_the_option_then_the_environment_then_the_terminal(
    color: Color, environment: dict[str, str], is_terminal: bool, expected: bool
) -> None:
    """An empty variable counts as unset; NO_COLOR is stronger than FORCE_COLOR."""
    assert uses_color(color, environment=environment, is_terminal=is_terminal) is expected


@pytest.mark.parametrize(
    "encoding,environment,expected",
    [
        ("utf-8", {}, False),
        ("UTF-8", {"LANG": "C.UTF-8"}, False),
        ("utf8", {"LANG": "de_DE.UTF-8"}, False),
        ("ascii", {}, True),
        ("iso-8859-1", {"LANG": "de_DE.UTF-8"}, True),
        ("utf-8", {"LANG": "C"}, True),
        ("utf-8", {"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, True),
        ("utf-8", {"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ("utf-8", {"LC_CTYPE": "C.UTF-8", "LANG": "C"}, True),
        ("utf-8", {"LC_ALL": "", "LANG": "de_DE.UTF-8"}, False),
    ],
)
def test_signs_beyond_ascii_need_a_locale_that_has_them(
    encoding: str, environment: dict[str, str], expected: bool
) -> None:
    """The first variable that is set decides, as in the C library."""
    assert is_ascii_only(encoding, environment) is expected
