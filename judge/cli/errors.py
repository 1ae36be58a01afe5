"""Exit codes, and what the command line says when a command could not do its work.

    an exception -> Failure -> `error[J101]: ...` and a tip on standard error,
                               or the `error` of the JSON object

A mistake of judge itself writes a crash report to a file; nobody is shown a traceback.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from judge import __version__
from judge.core.errors import InternalError, JudgeError, MissingToolError, UsageError


class ExitCode(IntEnum):
    """What a script can rely on. A number that was given out never changes its meaning."""

    YES = 0
    NO = 1
    USAGE = 2
    COMPILE_ERROR = 3
    NOTHING_TO_DO = 4
    BAD_PROBLEM = 5
    ENVIRONMENT = 6
    NETWORK = 7
    UNAUTHORISED = 8
    REFUSED = 9
    INTERNAL = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141

    @property
    def meaning(self) -> str:
        """Return what it says, in one line."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.YES: "yes: accepted, all as expected, done",
    ExitCode.NO: "no: a test not accepted, a solution not as expected",
    ExitCode.USAGE: "bad command line: unknown option, missing file, unknown problem",
    ExitCode.COMPILE_ERROR: "the program does not compile",
    ExitCode.NOTHING_TO_DO: "nothing to do: no tests, or a filter that matched none",
    ExitCode.BAD_PROBLEM: "a problem package or a configuration file has mistakes",
    ExitCode.ENVIRONMENT: "this machine lacks something: a compiler, what the sandbox needs",
    ExitCode.NETWORK: "a server or the network did not answer",
    ExitCode.UNAUTHORISED: "a server did not accept who you are",
    ExitCode.REFUSED: "refused by the rules of the contest",
    ExitCode.INTERNAL: "a fault of judge itself, with the path of a crash report",
    ExitCode.INTERRUPTED: "stopped by Ctrl-C",
    ExitCode.BROKEN_PIPE: "the reader of the output closed it, as head does",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a command could not do its work."""

    code: str
    """Stable name of the kind of fault, such as "J101"."""
    message: str
    exit_code: int
    details: tuple[str, ...] = ()
    """Further lines, such as the mistakes of a package with their places."""
    hint: str | None = None
    """What to do about it, in one line."""


def failure_of(error: Exception, *, known_options: Sequence[str] = ()) -> Failure:
    """Return what to say of an exception; one that nobody foresaw gets a crash report.

    Args:
        error: Whatever ended the command.
        known_options: Options that exist beside those of the command itself, for suggestions.
    """
    from typer import TyperException

    from sandbox.errors import SandboxError

    if isinstance(error, JudgeError):
        return Failure(
            code=error.code,
            message=error.message,
            exit_code=error.exit_code,
            details=tuple(getattr(error, "findings", ())),
            hint=error.hint,
        )
    if isinstance(error, TyperException) and error.exit_code == ExitCode.USAGE:
        return _usage_failure(error, known_options)
    if isinstance(error, SandboxError):
        return Failure(
            code=MissingToolError.code,
            message=str(error),
            exit_code=ExitCode.ENVIRONMENT,
            hint=getattr(error, "hint", None),
        )
    return _crash(error)


def closest(word: str, known: Sequence[str]) -> str | None:
    """Return the one of `known` that a person most likely meant; None if none is near."""
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    return near[0] if near else None


def _usage_failure(error: Exception, known_options: Sequence[str]) -> Failure:
    # The subclasses of typer's usage error are not public; what they know is read by name.
    option = getattr(error, "option_name", None)
    near: str | None = None
    if option:
        near = closest(option, [*(getattr(error, "possibilities", None) or ()), *known_options])
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "judge"
    hint = f"did you mean {near}?" if near else f"{command} --help"
    message = getattr(error, "message", "") if option else ""
    return Failure(
        code=UsageError.code,
        message=_as_sentence_part(
            message or str(getattr(error, "format_message", error.__str__)())
        ),
        exit_code=ExitCode.USAGE,
        hint=hint,
    )


def _as_sentence_part(message: str) -> str:
    message = message.strip().rstrip(".")
    return message[:1].lower() + message[1:]


def _crash(error: Exception) -> Failure:
    import platform
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="judge-crash-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write(f"judge {__version__}, Python {sys.version}\n{platform.platform()}\n")
        report.write(f"command line: {sys.argv[1:]!r}\ndirectory: {os.getcwd()}\n\n")  # noqa: PTH109
        report.write("".join(traceback.format_exception(error)))
    return Failure(
        code=InternalError.code,
        message=f"judge itself failed: {type(error).__name__}: {error}",
        exit_code=ExitCode.INTERNAL,
        details=(f"crash report: {report.name}",),
        hint="this is no fault of your program; please send the report to the authors",
    )
