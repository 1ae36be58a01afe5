"""`judge problems`."""

from typing import Any

import typer

from judge.cli.app import output_of
from judge.cli.render.words import mebibytes, seconds
from judge.cli.session import library
from judge.core.problem import Problem
from judge.package import find_problems, load_problem

EXAMPLES = (
    ("judge problems", "list the problems of the nearest problems/"),
    ("judge problems --json", "the same for a program"),
)


def command(context: typer.Context) -> int:
    """List the problems there are.

    They are the packages in the nearest directory called problems, from here upwards. A package
    with mistakes is told of and left out.
    """
    output = output_of(context)
    problems = []
    for root in find_problems(library()):
        loaded = load_problem(root)
        if loaded.problem is None:
            output.warn("J201", f"{loaded.findings[0]} (judge verify {root.name} tells all)")
        else:
            problems.append(loaded.problem)
    return output.result(
        {"problems": [_data(problem) for problem in problems]},
        rows=[tuple(_data(problem).values()) for problem in problems],
        view=lambda: _table(problems),
    )


def _data(problem: Problem) -> dict[str, object]:
    return {
        "id": problem.id,
        "name": problem.name,
        "time_limit_us": problem.limits.time_limit_us,
        "memory_bytes": problem.limits.memory_bytes,
        "submissions": len(problem.submissions),
    }


def _table(problems: list[Problem]) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Problem", "Name"):
        table.add_column(heading)
    for heading in ("Time", "Memory", "Solutions"):
        table.add_column(heading, justify="right")
    for problem in problems:
        limits = problem.limits
        table.add_row(
            problem.id,
            problem.name,
            seconds(limits.time_limit_us),
            mebibytes(limits.memory_bytes),
            str(len(problem.submissions)),
        )
    return table
