"""From the words of a command line to an exit code and what is printed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest
import typer

from judge import __version__
from judge.cli import catalogue
from judge.cli.app import output_of
from judge.cli.errors import ExitCode
from judge.cli.main import main
from judge.core.errors import ProblemNotFoundError


def probe(
    context: typer.Context,
    word: Annotated[str, typer.Argument(help="What to do.")],
    times: Annotated[int, typer.Option(help="How often.")] = 1,
) -> int:
    """Do as the word says.

    A second paragraph.

    Args:
        context: Not shown.
        word: Not shown.
        times: Not shown.
    """
    output = output_of(context)
    if word == "crash":
        raise KeyError(word)
    if word == "lost":
        raise ProblemNotFoundError("no such problem", hint="judge problems")
    if word == "stop":
        raise KeyboardInterrupt
    if word == "leave":
        raise typer.Exit(4)
    if word == "abort":
        raise typer.Abort
    return output.result({"word": word, "cwd": str(Path.cwd())}, exit_code=1, rows=[(word, times)])


@pytest.fixture
def _with_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("judge_probe")
    module.command = probe  # type: ignore[attr-defined]
    module.EXAMPLES = (("judge probe go", "do it"),)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "judge_probe", module)
    entry = catalogue.Entry(
        name="probe", module="judge_probe", group="System", summary="Do as the word says"
    )
    monkeypatch.setitem(catalogue.COMMANDS, "probe", entry)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs a command line and returns exit code, output and errors."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(words)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_the_version_is_printed(run: Run) -> None:
    """One line that scripts can read."""
    assert run("--version") == (0, f"judge {__version__}\n", "")


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)])
def test_the_overview_lists_every_command_under_its_group(run: Run, words: tuple[str, ...]) -> None:
    """However it is asked for."""
    code, text, _ = run(*words)
    assert code == 0
    for entry in catalogue.COMMANDS.values():
        part = text.split(f"\n{entry.group}:\n")[1].split("\n\n")[0]
        assert f"  {entry.name:10} {entry.summary}" in part


def test_the_overview_fits_eighty_columns(run: Run) -> None:
    """The width of a terminal that nobody has changed."""
    assert max(len(line) for line in run("--help")[1].splitlines()) <= 80


@pytest.mark.parametrize(
    "words,message,hint",
    [
        (("veryfi",), 'no command "veryfi"', "did you mean judge verify?"),
        (("qqq",), 'no command "qqq"', "judge --help"),
        (("--jsn",), "no such option: --jsn", "did you mean --json?"),
        (("-q",), "no such option: -q", "judge --help"),
        (("--format", "xml"), '--format cannot be "xml"', "one of: human, plain, json"),
        (("-C", "/no/where", "help"), "-C /no/where: No such file or directory", None),
        (("help", "--hepl"), "no such option: --hepl", "did you mean --help?"),
        (("help", "verdict"), 'no command or topic "verdict"', "did you mean verdicts?"),
        (("help", "json", "x"), "got unexpected extra argument(s) (x)", "judge help --help"),
    ],
)
def test_a_mistyped_command_line_exits_with_2_and_a_tip(
    run: Run, words: tuple[str, ...], message: str, hint: str | None
) -> None:
    """A near name is suggested, else where to look."""
    tip = f"  tip: {hint}\n" if hint else ""
    assert run(*words) == (2, "", f"error[J100]: {message}\n{tip}")


def test_a_mistyped_command_line_is_answered_in_json_if_asked(run: Run) -> None:
    """Even if the mistake stands before --json."""
    code, text, errors = run("--color", "red", "--json")
    assert (code, errors) == (2, "")
    assert json.loads(text)["error"]["message"] == '--color cannot be "red"'


@pytest.mark.usefixtures("_with_probe")
def test_the_exit_code_is_what_the_command_returns(run: Run) -> None:
    """And its rows are printed in a pipe."""
    assert run("probe", "go", "--times", "3") == (1, "go\t3\n", "")


@pytest.mark.usefixtures("_with_probe")
def test_global_options_may_stand_behind_the_command(run: Run, tmp_path: Path) -> None:
    """The schema names the command."""
    here = Path.cwd()
    try:
        code, text, _ = run("probe", "--json", "go", "-C", str(tmp_path))
    finally:
        os.chdir(here)
    envelope = json.loads(text)
    assert (code, envelope["schema"]) == (1, "judge/probe@1")
    assert envelope["data"] == {"word": "go", "cwd": str(tmp_path)}


@pytest.mark.usefixtures("_with_probe")
@pytest.mark.parametrize(
    "word,code,errors",
    [
        ("lost", 2, "error[J101]: no such problem\n  tip: judge problems\n"),
        ("stop", 130, "\ninterrupted\n"),
        ("abort", 130, "\ninterrupted\n"),
        ("leave", 4, ""),
    ],
)
def test_a_fault_becomes_an_exit_code_and_words(
    run: Run, word: str, code: int, errors: str
) -> None:
    """Nothing is printed where results are expected."""
    assert run("probe", word) == (code, "", errors)


def test_a_reader_that_stops_is_no_crash() -> None:
    """As `judge ... | head` does."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-P", "-m", "judge", "help", "verdicts"]
    done = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_command_without_the_output_of_the_shell_is_refused() -> None:
    """It would print past the format that was asked for."""
    with pytest.raises(TypeError, match="instead of its output"):
        output_of(typer.Context(typer.main.get_command(typer.Typer(callback=lambda: None))))


@pytest.mark.usefixtures("_with_probe")
def test_a_crash_is_three_lines_and_no_traceback(run: Run, tmp_path: Path) -> None:
    """The traceback is in the report."""
    code, text, errors = run("probe", "crash")
    (report,) = tmp_path.iterdir()
    first, second, third = errors.splitlines()
    assert (code, text) == (70, "")
    assert first == "error[J900]: judge itself failed: KeyError: 'crash'"
    assert second == f"  crash report: {report}"
    assert third.startswith("  tip: ")


@pytest.mark.usefixtures("_with_probe")
@pytest.mark.parametrize(
    "words,message",
    [
        (("probe",), "missing argument 'word'"),
        (("probe", "go", "--times", "x"), "invalid value for '--times'"),
        (("probe", "go", "--tims", "1"), "no such option: --tims"),
    ],
)
def test_a_mistake_in_the_arguments_of_a_command_exits_with_2(
    run: Run, words: tuple[str, ...], message: str
) -> None:
    """In the same form as all other errors."""
    code, text, errors = run(*words)
    assert (code, text) == (2, "")
    assert errors.startswith(f"error[J100]: {message}")
    assert "\n  tip: " in errors


@pytest.mark.usefixtures("_with_probe")
@pytest.mark.parametrize("words", [("probe", "--help"), ("probe", "-h"), ("help", "probe")])
def test_the_help_of_a_command_shows_its_options_and_examples(
    run: Run, words: tuple[str, ...]
) -> None:
    """And not what its docstring says to programmers."""
    code, text, _ = run(*words)
    assert code == 0
    assert text.startswith("Usage: judge probe [OPTIONS]")
    assert "A second paragraph." in text
    assert "--times" in text
    assert "Not shown" not in text
    assert "\nExamples:\n  judge probe go                        do it\n" in text


@pytest.mark.parametrize("topic", [name for name, _ in catalogue.TOPICS])
def test_every_topic_of_the_overview_has_its_text_and_its_data(run: Run, topic: str) -> None:
    """For people and for programs."""
    code, text, _ = run("help", topic)
    assert code == 0
    assert len(text.splitlines()) > 5
    assert json.loads(run("help", topic, "--json")[1])["data"]


def test_the_topic_on_exit_codes_lists_all_of_them(run: Run) -> None:
    """From the same table that commands use."""
    text = run("help", "exit-codes")[1]
    assert all(f"  {int(code):<4} {code.meaning}\n" in text for code in ExitCode)


def modules_after(*words: str) -> set[str]:
    """Return the modules that a command line loads in a fresh interpreter."""
    program = (
        "import sys; from judge.cli.main import main; main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, *words], check=True, capture_output=True, text=True
    )
    return set(done.stderr.split())


HEAVY = {"typer", "rich", "pydantic", "yaml", "psutil", "sandbox"}


@pytest.mark.parametrize("words", [("--version",), ("--help",), ()])
def test_the_overview_and_the_version_load_nothing_heavy(words: tuple[str, ...]) -> None:
    """They must be there at once, so not even typer is loaded."""
    assert not HEAVY & modules_after(*words)


def test_a_command_loads_no_other_command() -> None:
    """And rich only when something is drawn."""
    loaded = modules_after("help", "verdicts")
    commands = {entry.module for entry in catalogue.COMMANDS.values()}
    assert loaded & commands == {"judge.cli.topics"}
    assert "rich" not in loaded
