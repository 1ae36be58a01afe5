"""`judge show`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from judge.cli.app import output_of
from judge.cli.options import Format
from judge.cli.render.words import mebibytes, seconds, without_tex
from judge.cli.session import find_problem, load
from judge.core.errors import UsageError
from judge.core.problem import Problem, TestCase

EXAMPLES = (
    ("judge show restart", "read the statement of restart"),
    ("judge show restart | less", "the same as plain text"),
)


def command(
    context: typer.Context,
    problem: Annotated[str, typer.Argument(help="Id of a problem, or path of its directory.")],
    language: Annotated[
        str, typer.Option("--language", "-l", help="Language of the statement, such as en.")
    ] = "en",
) -> int:
    """Show a problem's statement, limits and samples."""
    output = output_of(context)
    loaded = load(find_problem(problem), output)
    statement = _statement(loaded, language)
    samples = [case for case in loaded.cases if case.is_sample]
    text = statement.read_text(encoding="utf-8") if statement.suffix == ".md" else ""
    if not text:
        text = f"The statement is in {statement}\n"
    data = _data(loaded, statement, text, samples)
    if output.format is Format.PLAIN:  # a text, not records: a tab in it is a tab
        return output.text("\n".join(_plain(loaded, text, samples)) + "\n", data)
    return output.result(data, view=lambda: _view(loaded, text, samples))


def _data(
    problem: Problem, statement: Path, text: str, samples: list[TestCase]
) -> dict[str, object]:
    return {
        "id": problem.id,
        "name": problem.name,
        "statement": str(statement),
        "statement_md": text,
        "limits": {
            "time_limit_us": problem.limits.time_limit_us,
            "memory_bytes": problem.limits.memory_bytes,
            "output_bytes": problem.limits.output_bytes,
            "code_bytes": problem.limits.code_bytes,
        },
        "samples": [
            {"name": case.name, "input": _read(case.input), "answer": _read(case.answer)}
            for case in samples
        ],
    }


def _statement(problem: Problem, language: str) -> Path:
    found = problem.statements.get(language)
    if found is None:
        known = ", ".join(problem.statements)
        raise UsageError(
            f'{problem.id} has no statement in "{language}"', hint=f"there is: {known}"
        )
    return found


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _limits_line(problem: Problem) -> str:
    limits = problem.limits
    return (
        f"time limit {seconds(limits.time_limit_us)}, memory {mebibytes(limits.memory_bytes)}, "
        f"output {mebibytes(limits.output_bytes)}"
    )


def _plain(problem: Problem, text: str, samples: list[TestCase]) -> list[str]:
    lines = [f"{problem.name} ({problem.id})", _limits_line(problem), "", *text.splitlines()]
    for case in samples:
        lines += ["", f"## {case.name}: input", "", *_read(case.input).splitlines()]
        lines += ["", f"## {case.name}: output", "", *_read(case.answer).splitlines()]
    return lines


def _view(problem: Problem, text: str, samples: list[TestCase]) -> Any:
    from rich.console import Group
    from rich.markdown import Markdown
    from rich.text import Text

    parts: list[Any] = [
        Text(f"{problem.name} ({problem.id})", style="bold"),
        Text(_limits_line(problem)),
        Text(),
        Markdown(without_tex(text)),
    ]
    for case in samples:
        parts += [
            Text(),
            Text(f"{case.name}: input", style="bold"),
            Text(_read(case.input).rstrip()),
        ]
        parts += [Text(f"{case.name}: output", style="bold"), Text(_read(case.answer).rstrip())]
    return Group(*parts)
