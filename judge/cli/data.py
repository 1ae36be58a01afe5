"""`judge data`."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from judge.cli.app import output_of
from judge.cli.errors import ExitCode
from judge.cli.session import find_problem, library, open_session
from judge.core.errors import UsageError
from judge.core.problem import Problem
from judge.package import find_problems

EXAMPLES = (
    ("judge data restart", "make the test data of restart and say where they are"),
    ("judge data restart --to out", "copy all of its data, made or not, to out/restart"),
)


def command(
    context: typer.Context,
    problems: Annotated[
        list[str] | None, typer.Argument(help="Ids or directories of problems; none: all.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="Copy the data to DIR/PROBLEM.", metavar="DIR")
    ] = None,
) -> int:
    """Build a problem's generated test data.

    Data are made once, by seeded generators, and kept by what they were made from; judging makes
    them by itself when they are missing.
    """
    output = output_of(context)
    roots = [find_problem(name) for name in problems or []] or list(find_problems(library()))
    made = []
    with open_session(output) as session:
        for root in roots:
            problem = session.problem(root)
            copied = _copied(problem, to / root.name) if to else None
            made.append(_data(problem, copied))
    return output.result(
        {"problems": made},
        exit_code=ExitCode.YES,
        rows=[tuple("" if value is None else value for value in entry.values()) for entry in made],
    )


def _data(problem: Problem, copied: Path | None) -> dict[str, object]:
    files = [path for case in problem.cases for path in (case.input, case.answer)]
    inside = [path for path in files if problem.root.resolve() in path.resolve().parents]
    outside = [path for path in files if path not in inside]
    directory = copied
    if copied is None and outside:
        directory = next(
            case.input.parents[len(Path(case.name).parts) - 1]
            for case in problem.cases
            if case.input in outside
        )
    return {
        "id": problem.id,
        "cases": len(problem.cases),
        "generated": len(outside) // 2,
        "size_bytes": sum(path.stat().st_size for path in files),
        "directory": str(directory) if directory else None,
    }


def _copied(problem: Problem, target: Path) -> Path:
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"{target} is not empty", hint="name another directory")
    for case in problem.cases:
        place = target / case.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(case.input, f"{place}.in")
        shutil.copyfile(case.answer, f"{place}.ans")
    return target
