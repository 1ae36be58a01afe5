"""Exceptions of the judge: codes and exit codes are a contract with scripts."""

import pytest

from judge.core.errors import (
    BadPackageError,
    InternalError,
    JudgeError,
    MissingToolError,
    ProblemNotFoundError,
    UsageError,
)


@pytest.mark.parametrize(
    "kind, code, exit_code",
    [
        (UsageError, "J100", 2),
        (ProblemNotFoundError, "J101", 2),
        (BadPackageError, "J201", 5),
        (MissingToolError, "J301", 6),
        (InternalError, "J900", 70),
    ],
)
def test_each_kind_has_its_code(kind: type[JudgeError], code: str, exit_code: int) -> None:
    """Message and hint are kept apart; the text of the exception is the message alone."""
    error = kind("no problem", hint="look again")
    assert (error.code, error.exit_code) == (code, exit_code)
    assert (str(error), error.message, error.hint) == ("no problem", "no problem", "look again")


def test_a_bad_package_carries_its_findings() -> None:
    """They are lines, ready to be shown."""
    error = BadPackageError("hello is bad", findings=("problem.yaml:1:1: uuid is missing",))
    assert error.findings == ("problem.yaml:1:1: uuid is missing",)
    assert error.hint is None
