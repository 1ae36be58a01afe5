"""`judge doctor` on machines that lack something, and its screen."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from judge.cli import doctor
from judge.cli.check import Check, Group, Status
from judge.cli.main import main
from judge.cli.options import Color, Format, Options
from judge.cli.output import Output, Streams
from judge.cli.render.doctor import check_view, summary_view
from judge.languages import find_toolchain
from sandbox import SandboxUnavailable, SetupFailed

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs `judge doctor` where no sandbox opens."""

    def refuse(**_: object) -> object:
        error = SandboxUnavailable("set-up failed at: pivot_root", hint="be root")
        raise error from SetupFailed("pivot_root", 1)

    monkeypatch.setattr(doctor, "open_sandbox", refuse)
    monkeypatch.setenv("JUDGE_CACHE", str(tmp_path / "cache"))

    def call(*words: str) -> tuple[int, str, str]:
        code = main(["doctor", *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def checks_of(text: str) -> dict[str, dict[str, object]]:
    """Return the checks of a JSON object by their ids."""
    return {check["id"]: check for check in json.loads(text)["data"]["checks"]}


def test_a_machine_without_a_sandbox_is_told_so_and_exits_with_6(run: Run) -> None:
    """The step that failed is named; languages are looked for, not tried."""
    code, text, errors = run("--json")
    checks = checks_of(text)
    assert (code, errors) == (6, "")
    assert json.loads(text)["ok"] is False
    assert json.loads(text)["data"]["counts"]["failed"] == 1
    assert checks["sandbox.opens"]["status"] == "failed"
    assert "pivot_root" in str(checks["sandbox.opens"]["value"])
    assert checks["languages.python3"]["status"] == "skipped"
    assert not [name for name in checks if name.startswith(("limits.", "promises.", "machine."))]


def test_a_pipe_gets_a_record_for_each_check(run: Run) -> None:
    """Status, id, name, what was found, and what to paste."""
    code, text, _ = run("--only", "sandbox")
    records = [line.split("\t") for line in text.splitlines()]
    assert code == 6
    assert [record[:3] for record in records] == [
        ["ok", "sandbox.cache", "cache"],
        ["failed", "sandbox.opens", "opens"],
    ]
    assert {len(record) for record in records} == {5}


def test_a_cache_that_cannot_be_written_is_a_finding(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And no reason to stop."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("JUDGE_CACHE", str(tmp_path / "file"))
    code, text, _ = run("--json")
    checks = checks_of(text)
    assert code == 6
    assert checks["sandbox.cache"]["status"] == "failed"
    assert "JUDGE_CACHE" in str(checks["sandbox.cache"]["hint"])
    assert "sandbox.opens" in checks


def test_a_language_that_was_named_is_needed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its tools it is missing, else only."""
    monkeypatch.setenv("PATH", "/nowhere")
    find_toolchain.cache_clear()
    named = checks_of(run("--json", "--only", "languages", "-l", "csharp")[1])
    assert set(named) == {"sandbox.cache", "sandbox.opens", "languages.csharp"}
    assert named["languages.csharp"]["status"] == "failed"
    assert "apt-get install -y mono-mcs" in str(named["languages.csharp"]["hint"])
    assert checks_of(run("--json")[1])["languages.csharp"]["status"] == "missing"


def test_an_unknown_language_is_a_mistake_of_the_command_line(run: Run) -> None:
    """Before anything is tried."""
    code, text, errors = run("-l", "pyton3")
    assert (code, text) == (2, "")
    assert 'no language "pyton3"' in errors
    assert 'did you mean "python3"?' in errors


def output_of(width: int, *, ascii_only: bool = False) -> Output:
    """Return an output for a person whose terminal has this many columns."""
    options = Options(format=Format.HUMAN, color=Color.NEVER, ascii=ascii_only)
    streams = Streams(stdout=io.StringIO(), stderr=io.StringIO(), environment={})
    output = Output(command="doctor", options=options, streams=streams)
    output.console.width = width
    return output


def shown(output: Output, view: object) -> list[str]:
    """Return the lines that a view takes."""
    output.show(lambda: view)
    stream = output.console.file
    assert isinstance(stream, io.StringIO)
    return stream.getvalue().splitlines()


LONG = "a run may hold more for some milliseconds; " * 6
PASTE = "systemd-run --user --scope -p Delegate=yes judge doctor --only sandbox --language python3"


def check_with(status: Status, name: str = "memory", hint: str | None = None) -> Check:
    """Return a check with a long text."""
    return Check(group=Group.PROMISES, name=name, status=status, value=LONG, hint=hint)


@pytest.mark.parametrize("width", [80, 120])
def test_a_long_text_is_wrapped_beside_the_name(width: int) -> None:
    """Nothing of it is lost, and no line is too long."""
    output = output_of(width)
    lines = shown(output, check_view(check_with(Status.WEAK), output))
    assert max(len(line) for line in lines) <= width
    assert lines[0].startswith("  ! memory ")
    assert all(line.startswith(" " * 20) for line in lines[1:])
    text = " ".join(" ".join(lines).split())
    assert text == f"! memory {LONG.strip()}"


def test_what_a_compiler_says_cannot_act_on_the_terminal() -> None:
    """And is cut after some lines."""
    output = output_of(80)
    value = "\x1b[31merror\x07\n" * 100
    check = Check(group=Group.LANGUAGES, name="C", status=Status.FAILED, value=value)
    lines = shown(output, check_view(check, output))
    assert "\x1b" not in "".join(lines)
    assert len(lines) < 20
    assert lines[-1].strip() == "... 88 more lines"


def test_a_line_to_paste_stays_one_line() -> None:
    """It is told once, under everything that it mends, what is needed first."""
    output = output_of(80)
    checks = [
        check_with(Status.WEAK, "memory", PASTE),
        check_with(Status.WEAK, "groups", PASTE),
        check_with(Status.OK, "fine"),
        check_with(Status.FAILED, "opens", "first"),
    ]
    assert shown(output, summary_view(checks, output)) == [
        "to do, what is needed first",
        "  ✗ opens",
        "      first",
        "  ! memory, groups",
        f"      {PASTE}",
        "✗ this machine cannot judge: 1 of 4 checks failed",
    ]


@pytest.mark.parametrize(
    "statuses, last",
    [
        ([Status.OK], "+ this machine can judge: 1 of 1 checks are fine"),
        (
            [Status.OK, Status.WEAK, Status.MISSING],
            "+ this machine can judge: 1 of 3 checks are fine, 2 could be better",
        ),
        (
            [Status.SKIPPED, Status.FAILED],
            "- this machine cannot judge: 1 of 2 checks failed",
        ),
    ],
)
def test_the_last_line_is_the_outcome(statuses: list[Status], last: str) -> None:
    """In ASCII too."""
    output = output_of(80, ascii_only=True)
    view = summary_view([check_with(status) for status in statuses], output)
    assert shown(output, view) == [last]
