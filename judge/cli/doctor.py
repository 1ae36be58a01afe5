"""`judge doctor`."""

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from judge.cli.app import output_of
from judge.cli.check import Check, Group, Status
from judge.cli.checkup import (
    cache_check,
    limit_checks,
    machine_checks,
    open_check,
    promise_checks,
    room_check,
)
from judge.cli.errors import ExitCode
from judge.cli.output import Output
from judge.cli.remedies import Machine, this_machine
from judge.cli.render.doctor import check_view, group_heading, summary_view
from judge.cli.session import cache_directory
from judge.cli.trials import Trials
from judge.core.language import Language
from judge.judging.cache import Cache
from judge.languages import language_of, load_languages
from sandbox import Sandbox, SandboxError, open_sandbox

EXAMPLES = (
    ("judge doctor", "prove that this machine can judge"),
    ("judge doctor --only sandbox", "without the languages"),
    ("judge doctor --language cpp", "fail unless C++ works"),
)


class Part(StrEnum):
    """What may be looked at alone."""

    SANDBOX = "sandbox"
    LANGUAGES = "languages"


def command(
    context: typer.Context,
    only: Annotated[
        Part | None, typer.Option("--only", help="Look at one part; by default at both.")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language", "-l", help="Try this language alone, and need it; may be repeated."
        ),
    ] = None,
) -> int:
    """Prove that this machine can judge, and say what it lacks.

    Runs programs in the sandbox that try to break its limits, and one in each language. Exits with
    6 if something needed is missing or broken: the sandbox, one of its limits, room for files, a
    language that is installed or named, or all of them. What could only be better is told with a
    line to paste.
    """
    output = output_of(context)
    languages = tuple(_named(language) if language else load_languages().values())
    told = _Told(output)
    with contextlib.ExitStack() as cleanup:
        machine = this_machine()
        cache = _opened_cache(told)
        sandbox = _opened_sandbox(told, cleanup, cache, machine)
        if sandbox is not None and only is not Part.LANGUAGES:
            told.doing("to break the limits")
            told.all(limit_checks(sandbox))
        if only is not Part.SANDBOX:
            trials = Trials(
                languages=languages,
                named=bool(language),
                machine=machine,
                directory=cache.root / "scratch" if cache else Path(tempfile.gettempdir()),
                on_wait=told.doing,
            )
            told.all(trials.checks(sandbox))
        if sandbox is not None and only is not Part.LANGUAGES:
            told.all(promise_checks(sandbox, machine))
            told.doing("the same work again and again")
            told.all(machine_checks(sandbox, machine))
    return told.result()


def _named(codes: Iterable[str]) -> Iterator[Language]:
    """Yield the languages of these codes.

    Raises:
        UnknownLanguageError: There is no language of such a code.
    """
    for code in dict.fromkeys(codes):
        yield language_of((), code=code)


class _Told:
    """What was found so far, each told at once."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._checks: list[Check] = []
        self._group: Group | None = None

    def one(self, check: Check) -> None:
        """Tell of a check."""
        output = self._output
        if check.group is not self._group:
            self._group = check.group
            output.show(lambda: group_heading(check.group))
        self._checks.append(check)
        output.show(lambda: check_view(check, output))
        output.row(*_row(check))

    def all(self, checks: Iterator[Check]) -> None:
        """Tell of each check as it comes."""
        for check in checks:
            self.one(check)

    def doing(self, what: str) -> None:
        """Say what is being tried."""
        self._output.status(f"trying {what}")

    def result(self) -> int:
        """Tell the outcome and return the exit code."""
        failed = any(check.status is Status.FAILED for check in self._checks)
        counts = {s.value: sum(c.status is s for c in self._checks) for s in Status}
        return self._output.result(
            {"checks": [_data(check) for check in self._checks], "counts": counts},
            exit_code=ExitCode.ENVIRONMENT if failed else ExitCode.YES,
            view=lambda: summary_view(self._checks, self._output),
        )


def _row(check: Check) -> tuple[object, ...]:
    return (check.status.value, check.id, check.name, check.value, check.hint)


def _data(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "group": check.group.value,
        "name": check.name,
        "status": check.status.value,
        "value": check.value,
        "hint": check.hint,
        "figures": dict(check.figures),
    }


def _opened_cache(told: _Told) -> Cache | None:
    try:
        cache = Cache(cache_directory())
        told.one(room_check("cache", cache.root))
    except (OSError, RuntimeError) as error:  # the latter where nothing tells the home directory
        told.one(cache_check(error))
        return None
    return cache


def _opened_sandbox(
    told: _Told, cleanup: contextlib.ExitStack, cache: Cache | None, machine: Machine
) -> Sandbox | None:
    try:
        sandbox = cleanup.enter_context(open_sandbox(work=cache.work if cache else None))
    except (SandboxError, OSError, ValueError) as error:
        told.one(open_check(error, machine))
        return None
    told.one(open_check(sandbox, machine))
    return sandbox
