"""Exit codes, and what is said of a fault."""

from pathlib import Path

import pytest

from judge.cli.errors import ExitCode, closest, failure_of
from judge.core.errors import BadPackageError, MissingToolError, ProblemNotFoundError
from sandbox.errors import SandboxUnavailable, SetupFailed


def test_exit_codes_keep_their_numbers() -> None:
    """Scripts rely on them."""
    assert {code.name: int(code) for code in ExitCode} == {
        "YES": 0,
        "NO": 1,
        "USAGE": 2,
        "COMPILE_ERROR": 3,
        "NOTHING_TO_DO": 4,
        "BAD_PROBLEM": 5,
        "ENVIRONMENT": 6,
        "NETWORK": 7,
        "UNAUTHORISED": 8,
        "REFUSED": 9,
        "INTERNAL": 70,
        "INTERRUPTED": 130,
        "BROKEN_PIPE": 141,
    }
    assert all(code.meaning for code in ExitCode)


@pytest.mark.parametrize(
    "error,code,exit_code,message,hint",
    [
        (ProblemNotFoundError('no problem "x"', hint="y"), "J101", 2, 'no problem "x"', "y"),
        (MissingToolError("no g++"), "J301", 6, "no g++", None),
        (
            SandboxUnavailable("no namespaces", hint="as root"),
            "J301",
            6,
            "no namespaces",
            "as root",
        ),
        (
            SetupFailed("mount proc", 1),
            "J301",
            6,
            "sandbox set-up failed at: mount proc: Operation not permitted (errno 1)",
            None,
        ),
    ],
)
def test_a_foreseen_fault_keeps_its_words(
    error: Exception, code: str, exit_code: int, message: str, hint: str | None
) -> None:
    """What the sandbox lacks is a fault of the environment."""
    failure = failure_of(error)
    assert (failure.code, failure.exit_code, failure.message, failure.hint) == (
        code,
        exit_code,
        message,
        hint,
    )


def test_the_mistakes_of_a_package_are_shown_line_by_line() -> None:
    """Each with its place."""
    failure = failure_of(BadPackageError("x has mistakes", findings=("a:1:2: no", "b:3:4: no")))
    assert (failure.exit_code, failure.details) == (5, ("a:1:2: no", "b:3:4: no"))


def test_an_unforeseen_fault_leaves_a_crash_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People see its path and not the traceback, which is in it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(KeyError) as caught:
        {}["secret/1"]
    failure = failure_of(caught.value)
    (report,) = tmp_path.iterdir()
    assert (failure.code, failure.exit_code) == ("J900", 70)
    assert failure.message == "judge itself failed: KeyError: 'secret/1'"
    assert failure.details == (f"crash report: {report}",)
    assert "Traceback (most recent call last)" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word,expected", [("veryfi", "verify"), ("--jsn", None), ("shw", "show"), ("qqq", None)]
)
def test_only_a_near_word_is_suggested(word: str, expected: str | None) -> None:
    """A wild guess helps nobody."""
    assert closest(word, ["run", "show", "verify"]) == expected
