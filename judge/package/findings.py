"""What is wrong with a package, said with its place, and the value that loading returns."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge.core.problem import Problem


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The package cannot be used."""
    WARNING = "warning"
    """The package can be used, but something in it is likely not meant so."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Position:
    """A place in a text file; the first line and the first column are 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One mistake in a package. Its string is the line to show for it."""

    severity: Severity
    file: Path
    """The file or directory it is about, as the package was named: relative if that was."""
    line: int | None
    """The first line is 1; None if it is about the whole file."""
    column: int | None
    """The first column is 1; None with `line`."""
    message: str
    hint: str | None
    """What to do about it, in one line; None if the message says so itself."""

    def __str__(self) -> str:
        place = "" if self.line is None else f":{self.line}:{self.column}"
        return f"{printable(str(self.file))}{place}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A package that was read, with everything that is wrong with it."""

    problem: Problem | None
    """None if and only if one of the findings is an error."""
    findings: tuple[Finding, ...]
    """By file and place."""


class Report:
    """Collects findings while a package is read, so that all of them are told at once."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    def error(
        self, file: Path, message: str, *, at: Position | None = None, hint: str | None = None
    ) -> None:
        """Add a mistake that makes the package unusable; `at` None means the whole file."""
        self._add(Severity.ERROR, file, message, at=at, hint=hint)

    def warning(
        self, file: Path, message: str, *, at: Position | None = None, hint: str | None = None
    ) -> None:
        """Add something doubtful; `at` None means the whole file."""
        self._add(Severity.WARNING, file, message, at=at, hint=hint)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was collected, each finding once, by file and place."""
        return tuple(sorted(self._findings, key=lambda f: (f.file, f.line or 0, f.column or 0)))

    def _add(
        self,
        severity: Severity,
        file: Path,
        message: str,
        *,
        at: Position | None,
        hint: str | None,
    ) -> None:
        finding = Finding(
            severity=severity,
            file=file,
            line=None if at is None else at.line,
            column=None if at is None else at.column,
            message=printable(message),
            hint=None if hint is None else printable(hint),
        )
        self._findings[finding] = None


def printable(text: str) -> str:
    """Return a text in which what a terminal would obey or could not show is escaped.

    Names of files are bytes: they may hold escape sequences and may be no UTF-8.
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
