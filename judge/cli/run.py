"""`judge run`."""

import dataclasses
import shlex
import stat
from pathlib import Path
from typing import Annotated

import typer

from judge.cli.app import output_of
from judge.cli.errors import ExitCode, closest
from judge.cli.output import Output
from judge.cli.render.run import failure_view, summary_view
from judge.cli.render.words import case_data, case_row, milliseconds
from judge.cli.session import LOG_NAME, cache_directory, find_problem, open_session
from judge.core.aggregate import StopRule
from judge.core.errors import NothingToDoError, UsageError
from judge.core.expectation import glob_matches
from judge.core.language import Source
from judge.core.problem import Problem, Program
from judge.core.submission import Judgement
from judge.core.verdict import Verdict
from judge.judging.engine import Attempt
from judge.judging.events import CaseJudged, Event
from judge.languages import load_languages, source_of

EXAMPLES = (
    ("judge run restart my.py", "judge my.py on all tests, up to the first that fails"),
    ("judge run restart my.py --all", "go on after a failure"),
    ("judge run restart my.py -t secret/02-order", "only the tests of one group"),
)


def command(
    context: typer.Context,
    problem: Annotated[str, typer.Argument(help="Id of a problem, or path of its directory.")],
    file: Annotated[Path, typer.Argument(help="The program: a file, or a directory of files.")],
    language: Annotated[
        str | None,
        typer.Option(
            "--language", "-l", help="Its language, such as cpp; by default the extension tells."
        ),
    ] = None,
    test: Annotated[
        str | None,
        typer.Option(
            "--test", "-t", help="Only these tests: a name, a group or a pattern such as sample/*."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Judge all tests, not only up to the first that fails.")
    ] = False,
) -> int:
    """Judge a program against a problem.

    Exits with 0 if it is accepted, 1 if not, 3 if it does not compile.
    """
    output = output_of(context)
    root = find_problem(problem)
    program = _program(file)
    source = source_of(program, code=language)
    again = _again(problem, file, language)
    with open_session(output) as session:
        loaded = _filtered(session.problem(root), test)
        _check_allowed(loaded, source)
        output.status(f"compiling {file.name}")
        judgement = session.engine.judge(
            loaded,
            Attempt(
                submission_id=str(file),
                source=source,
                stop=StopRule.NEVER if everything else StopRule.FIRST_FAILURE,
            ),
            on_event=lambda event: _tell(output, event),
        )
    _warn_of_close_runs(output, judgement)
    failed = next((case for case in judgement.cases if case.verdict is not Verdict.AC), None)
    if failed is not None:
        shown = f"{again} -t {shlex.quote(failed.case)}"
        output.show(lambda: failure_view(loaded, failed, output, again=shown))
    if judgement.verdict is Verdict.JE and not judgement.cases:
        output.note(f"more on it: {cache_directory() / LOG_NAME}")
    return output.result(
        _data(loaded, source, judgement, file),
        exit_code=_exit_code(judgement.verdict),
        rows=_rows(judgement),
        view=lambda: summary_view(loaded, source.toolchain.language.name, judgement, output),
    )


def _program(file: Path) -> Program:
    """Return the program a path stands for.

    Raises:
        UsageError: There is none, or it cannot be read.
    """
    try:
        files = _sources_in(file) if file.is_dir() else (file.absolute(),)
        for path in files:
            if not stat.S_ISREG(path.stat().st_mode):  # a pipe would have to be read twice
                raise UsageError(f"not a regular file: {path}", hint="save the program in a file")
            with path.open("rb"):
                pass
    except FileNotFoundError:
        near = closest(file.name, _names_in(file.parent))
        raise UsageError(
            f"no such file: {file}", hint=f'did you mean "{file.parent / near}"?' if near else None
        ) from None
    except OSError as error:
        raise UsageError(f"cannot read {error.filename}: {error.strerror}") from None
    return Program(
        name=file.name if file.is_dir() else file.stem, path=file.absolute(), files=files
    )


def _sources_in(directory: Path) -> tuple[Path, ...]:
    known = {e for language in load_languages().values() for e in language.extensions}
    files = tuple(p.absolute() for p in sorted(directory.rglob("*")) if p.suffix in known)
    if not files:
        raise UsageError(f"no source file in the directory {directory}", hint="name a file")
    return files


def _names_in(directory: Path) -> list[str]:
    try:
        return sorted(path.name for path in directory.iterdir())
    except OSError:
        return []


def _filtered(problem: Problem, test: str | None) -> Problem:
    if test is not None:
        try:
            cases = tuple(case for case in problem.cases if glob_matches(test, case.name))
        except ValueError as error:
            raise UsageError(f'bad pattern "{test}": {error}') from None
        problem = dataclasses.replace(problem, cases=cases)
    if not problem.cases:
        what = f'no test of {problem.id} matches "{test}"' if test else f"{problem.id} has no tests"
        raise NothingToDoError(what, hint="a name or a group, such as sample or secret/*/deep")
    return problem


def _check_allowed(problem: Problem, source: Source) -> None:
    code = source.toolchain.language.id
    if problem.languages is not None and code not in problem.languages:
        allowed = ", ".join(problem.languages)
        raise UsageError(f"{problem.id} does not allow {code}", hint=f"allowed: {allowed}")
    size = sum(path.stat().st_size for path in source.files)
    if size > problem.limits.code_bytes:
        limit = problem.limits.code_bytes
        raise UsageError(f"the program has {size} bytes, {problem.id} allows {limit}")


def _tell(output: Output, event: Event) -> None:
    if isinstance(event, CaseJudged):
        output.status(f"test {event.index + 1} of {event.total}  {event.result.case}")


def _warn_of_close_runs(output: Output, judgement: Judgement) -> None:
    for case in judgement.cases:
        if case.tries_us and case.verdict is Verdict.AC:
            spread = f"{milliseconds(min(case.tries_us))} to {milliseconds(max(case.tries_us))}"
            output.warn("J401", f"{case.case}: close to the time limit, {spread}")


def _rows(judgement: Judgement) -> list[tuple[object, ...]]:
    return [
        *(case_row(case) for case in judgement.cases),
        ("verdict", judgement.verdict.value, judgement.cpu_us, judgement.message),
    ]


def _again(problem: str, file: Path, language: str | None) -> str:
    """Return the command line that was given, without what chose the tests."""
    name = str(file)
    if name.startswith("-"):
        name = f"./{name}"
    words = ["judge", "run", problem, name, *(["-l", language] if language else [])]
    return shlex.join(words)


def _exit_code(verdict: Verdict) -> ExitCode:
    match verdict:
        case Verdict.AC:
            return ExitCode.YES
        case Verdict.CE | Verdict.CTL:
            return ExitCode.COMPILE_ERROR
        case Verdict.JE:
            return ExitCode.INTERNAL
        case _:
            return ExitCode.NO


def _data(problem: Problem, source: Source, judgement: Judgement, file: Path) -> dict[str, object]:
    passed = sum(case.verdict is Verdict.AC for case in judgement.cases)
    failed = next((c.case for c in judgement.cases if c.verdict is not Verdict.AC), None)
    compiled = judgement.verdict not in (Verdict.CE, Verdict.CTL)
    return {
        "problem": problem.id,
        "file": str(file),
        "language": source.toolchain.language.id,
        "compile": {"ok": compiled, "message": "" if compiled else judgement.message},
        "verdict": judgement.verdict.value,
        "message": judgement.message,
        "cpu_us": judgement.cpu_us,
        "cases": [case_data(case) for case in judgement.cases],
        "first_failed": failed,
        "passed": passed,
        "total": len(problem.cases),
    }
