"""A language is tried as programs in it are judged: built and run in the sandbox."""

import dataclasses
from pathlib import Path

import pytest

from judge.core.errors import MissingToolError
from judge.core.language import Language
from judge.judging.selftest import try_language
from judge.languages import load_languages
from tests.judging.workshop import Workshop

pytestmark = pytest.mark.sandbox

PYTHON = load_languages()["python3"]


def changed(**changes: object) -> Language:
    """Return Python with something else about it."""
    return dataclasses.replace(PYTHON, **changes)  # type: ignore[arg-type]


def test_a_language_that_works_tells_its_version_and_times(
    shared: Workshop, tmp_path: Path
) -> None:
    """Nothing that was made for it is left."""
    trial = try_language(PYTHON, shared.sandbox, tmp_path)  # type: ignore[arg-type]
    assert (trial.tool, trial.fault) == ("python3", "")
    assert trial.version.startswith("3.")
    assert trial.build_wall_us > 0
    assert trial.run_cpu_us
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text, fault",
    [
        ("print('no')", "a program printed b'no\\n' instead of '321 xobdnas ,olleH'"),
        ("raise SystemExit(3)", "a program ended with exit code 3"),
        ("1 // 0", "ZeroDivisionError"),
        ("print(", "a program does not compile: "),
        ("import os; os.kill(os.getpid(), 9)", "a program ended with signalled, signal 9"),
    ],
)
def test_a_language_that_does_not_work_says_why(
    shared: Workshop, tmp_path: Path, text: str, fault: str
) -> None:
    """It was built anew: no earlier build of the same language hides the fault."""
    language = changed(self_test=text + "\n")
    trial = try_language(language, shared.sandbox, tmp_path)  # type: ignore[arg-type]
    assert fault in trial.fault
    assert (trial.run_cpu_us is None) is ("compile" in fault)


def test_a_language_whose_tool_is_missing_is_not_tried(shared: Workshop, tmp_path: Path) -> None:
    """The message names the tool."""
    language = changed(tools=("no-such-tool",))
    with pytest.raises(MissingToolError, match="no-such-tool"):
        try_language(language, shared.sandbox, tmp_path)  # type: ignore[arg-type]


def test_a_tool_that_does_not_tell_its_version_has_none(shared: Workshop, tmp_path: Path) -> None:
    """That is no fault."""
    language = changed(tools=("false", "python3"))
    trial = try_language(language, shared.sandbox, tmp_path)  # type: ignore[arg-type]
    assert (trial.tool, trial.version, trial.fault) == ("false", "", "")
