"""A language is tried as programs in it are judged: built and run in the sandbox."""

import dataclasses
from pathlib import Path

import pytest

from judge.judging.selftest import Trial, try_language
from judge.languages import find_toolchain, load_languages
from tests.judging.workshop import Workshop

pytestmark = pytest.mark.sandbox

PYTHON = load_languages()["python3"]


def tried(shared: Workshop, directory: Path, **changes: object) -> Trial:
    """Try Python with something else about it."""
    language = dataclasses.replace(PYTHON, **changes)  # type: ignore[arg-type]
    return try_language(find_toolchain(language), shared.sandbox, directory)  # type: ignore[arg-type]


def test_a_language_that_works_tells_its_version_and_times(
    shared: Workshop, tmp_path: Path
) -> None:
    """Nothing that was made for it is left."""
    trial = tried(shared, tmp_path)
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
    trial = tried(shared, tmp_path, self_test=text + "\n")
    assert fault in trial.fault
    assert (trial.run_cpu_us is None) is ("compile" in fault)


def test_a_tool_that_does_not_tell_its_version_has_none(shared: Workshop, tmp_path: Path) -> None:
    """That is no fault."""
    trial = tried(shared, tmp_path, tools=("false", "python3"))
    assert (trial.tool, trial.version, trial.fault) == ("false", "", "")
