"""What goes wrong that is not an outcome: the exceptions of the judge.

    JudgeError
    +-- UsageError             J100  exit 2    the command line asks for something that cannot be
    |   +-- ProblemNotFoundError  J101  exit 2    no such problem
    |   `-- UnknownLanguageError  J103  exit 2    no such language
    +-- NothingToDoError       J102  exit 4    what was asked for is empty
    +-- BadPackageError        J201  exit 5    a problem package has mistakes
    +-- MissingToolError       J301  exit 6    this machine lacks a compiler or the sandbox
    `-- InternalError          J900  exit 70   a fault of the judge itself

A verdict is never an exception, and a mistake in a package is a value, `judge.package.Finding`.
Codes are stable: one that was given out is never used for anything else.
"""

from typing import ClassVar


class JudgeError(Exception):
    """A fault that ends what was asked for, with what to tell the person who asked."""

    code: ClassVar[str] = "J000"
    """Stable name of this kind of fault."""
    exit_code: ClassVar[int] = 70
    """What the command line exits with."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        """Describe the fault.

        Args:
            message: What is wrong and where, in one line.
            hint: What to do about it, in one line; None if there is nothing better to say.
        """
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(JudgeError):
    """The request itself cannot be carried out: a missing file, an unknown name."""

    code = "J100"
    exit_code = 2


class ProblemNotFoundError(UsageError):
    """No problem has the name that was given."""

    code = "J101"


class UnknownLanguageError(UsageError):
    """The language of a program is not one that the judge knows."""

    code = "J103"


class NothingToDoError(JudgeError):
    """The request makes sense, but there is nothing that it applies to."""

    code = "J102"
    exit_code = 4


class BadPackageError(JudgeError):
    """A problem package has mistakes and cannot be used."""

    code = "J201"
    exit_code = 5

    def __init__(
        self, message: str, *, findings: tuple[str, ...] = (), hint: str | None = None
    ) -> None:
        """Describe the package.

        Args:
            message: Which package, in one line.
            findings: Its mistakes, one line each, with their places.
            hint: What to do about it; None if the findings say so themselves.
        """
        super().__init__(message, hint=hint)
        self.findings = findings


class MissingToolError(JudgeError):
    """Something that must be installed on this machine is not there."""

    code = "J301"
    exit_code = 6


class InternalError(JudgeError):
    """The judge broke one of its own rules."""

    code = "J900"
    exit_code = 70
