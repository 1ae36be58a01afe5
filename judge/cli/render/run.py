"""The screens of `judge run`: what failed and why, and one line on the whole."""

from pathlib import Path, PurePosixPath
from typing import Any

from judge.cli.output import Output
from judge.cli.render.words import STYLES, mebibytes, milliseconds, seconds, sign_of
from judge.core.language import Source
from judge.core.problem import Problem
from judge.core.submission import CaseResult, Judgement
from judge.core.verdict import Verdict

_SHOWN_BYTES = 300
_SHOWN_LINES = 8
_MOST_MARKS = 60


def failure_view(problem: Problem, failed: CaseResult, output: Output, *, again: str) -> Any:
    """Return the block on the first case that failed: what, why, the evidence, how to repeat it."""
    from rich.table import Table
    from rich.text import Text

    case = next(case for case in problem.cases if case.name == failed.case)
    number = problem.cases.index(case) + 1
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    head = Text(
        f"{output.mark(sign_of(failed.verdict))} {failed.verdict}", style=STYLES[failed.verdict]
    )
    figures = f"{milliseconds(failed.cpu_us)}  {mebibytes(failed.peak_memory_bytes)}"
    table.add_row(head, f"{failed.case}  (test {number} of {len(problem.cases)})  {figures}")
    table.add_row("  why", failed.message or failed.verdict.meaning)
    if case.description:
        table.add_row("  test", case.description)
    table.add_row("  input", _beginning_of(case.input))
    if failed.verdict in (Verdict.WA, Verdict.JE):
        table.add_row("  answer", _beginning_of(case.answer))
    if failed.evidence and failed.evidence.stdout:
        table.add_row("  yours", _cut(failed.evidence.stdout))
    if failed.evidence and failed.evidence.stderr:
        table.add_row("  stderr", _end(failed.evidence.stderr))
    table.add_row("  again", again)
    return table


def summary_view(problem: Problem, source: Source, judgement: Judgement, output: Output) -> Any:
    """Return the closing lines; the last one is the verdict."""
    from rich.console import Group
    from rich.text import Text

    lines = [_group_line(group, cases, output) for group, cases in _groups(judgement).items()]
    verdict = Text(
        f"{judgement.verdict} {judgement.verdict.meaning}", style=STYLES[judgement.verdict]
    )
    passed = sum(case.verdict is Verdict.AC for case in judgement.cases)
    rest = f"   {problem.id}   {source.toolchain.language.name}"
    if judgement.cases:
        slowest = max(judgement.cases, key=lambda case: case.cpu_us)
        rest += f"   {passed} of {len(problem.cases)} tests"
        rest += (
            f"   slowest {milliseconds(slowest.cpu_us)} of {seconds(problem.limits.time_limit_us)}"
        )
    return Group(*lines, Text.assemble(verdict, rest))


def _groups(judgement: Judgement) -> dict[str, list[CaseResult]]:
    groups: dict[str, list[CaseResult]] = {}
    for case in judgement.cases:
        groups.setdefault(str(PurePosixPath(case.case).parent), []).append(case)
    return groups


def _group_line(group: str, cases: list[CaseResult], output: Output) -> Any:
    from rich.text import Text

    line = Text(f"  {group:24} ")
    for case in cases[:_MOST_MARKS]:
        line.append(output.mark(sign_of(case.verdict)), style=STYLES[case.verdict])
    if len(cases) > _MOST_MARKS:
        line.append(f" and {len(cases) - _MOST_MARKS} more")
    line.append(f"  {milliseconds(max(case.cpu_us for case in cases))}")
    return line


def _beginning_of(path: Path) -> str:
    with path.open("rb") as file:
        return _cut(file.read(_SHOWN_BYTES + 1))


def _cut(text: bytes) -> str:
    """Return the first lines, visibly cut."""
    shown = text[:_SHOWN_BYTES].decode(errors="replace")
    lines = shown.splitlines()
    was_cut = len(text) > _SHOWN_BYTES or len(lines) > _SHOWN_LINES
    return _printable("\n".join(lines[:_SHOWN_LINES])) + (" ..." if was_cut else "")


def _end(text: bytes) -> str:
    """Return the last lines, where a crash says why."""
    lines = text.decode(errors="replace").rstrip().splitlines()
    return _printable("\n".join(lines[-_SHOWN_LINES:]))


def _printable(text: str) -> str:
    """Take away what would act on the terminal."""
    return "".join(
        sign if sign.isprintable() or sign in "\n\t" else "\N{REPLACEMENT CHARACTER}"
        for sign in text
    )
