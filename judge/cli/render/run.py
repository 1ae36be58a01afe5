"""The screens of `judge run`: what failed and why, and one line on the whole.

✗ WA  secret/02-large/b  test 3 of 3  <1 ms  0.2 MiB      what and where
  why     line 1, token 1: expected "4000000000", ...
  input   2000000000 2000000000                           the evidence, cut to the width
  again   judge run sums int.cpp -t secret/02-large/b     as typed, never cut
  sample  ✓  <1 ms                                        a line for each group
WA wrong answer   2 of 3 tests passed   ...               always the last line
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from judge.cli.output import Output
from judge.cli.render.words import (
    STYLES,
    mebibytes,
    milliseconds,
    printable,
    seconds,
    shortened,
    sign_of,
)
from judge.core.problem import Problem, TestCase
from judge.core.submission import CaseResult, Judgement
from judge.core.verdict import Verdict

_READ_BYTES = 1 << 20
"""How far into an answer a difference is looked for."""
_EVIDENCE_BYTES = 4096
"""How much a judgement keeps of what a program wrote."""
_SHOWN_LINES = 6
_COMPILER_LINES = 16
_NARROWEST = 24
_LABEL_WIDTH = 10
_PLACE = re.compile(r"line (\d+), token \d+: ")
"""How the default output validator begins a message; the line is that of the output."""


def failure_view(problem: Problem, failed: CaseResult, output: Output, *, again: str) -> Any:
    """Return the block on the first case that failed: what, where, why, the evidence, again."""
    from rich.console import Group
    from rich.text import Text

    case = next(case for case in problem.cases if case.name == failed.case)
    number = problem.cases.index(case) + 1
    head = Text.assemble(
        (f"{output.mark(sign_of(failed.verdict))} {failed.verdict}", STYLES[failed.verdict]),
        f"  {failed.case}  test {number} of {len(problem.cases)}",
        f"  {milliseconds(failed.cpu_us)}  {mebibytes(failed.peak_memory_bytes)}",
    )
    page = _Page(output)
    parts = [
        page.words("why", failed.message or failed.verdict.meaning),
        page.words("test", case.description or ""),
        page.lines("input", _beginning_of(case.input)),
        *_written(page, problem, case, failed),
    ]
    lines = (Text(line) for line in chain.from_iterable(parts))
    # A command that wraps by itself cannot be copied: the terminal wraps it, if anything does.
    return Group(head, *lines, _unwrapped(page.label("again") + again))


def summary_view(problem: Problem, language: str, judgement: Judgement, output: Output) -> Any:
    """Return the closing lines; the last one is the verdict.

    Args:
        problem: With the cases that were to be judged.
        language: Name of the program's language.
        judgement: What came out.
        output: Where it will be printed.
    """
    from rich.console import Group
    from rich.text import Text

    page = _Page(output)
    said = [Text(line) for line in page.compiler(judgement)]
    verdict = judgement.verdict
    parts = [f"{verdict} {verdict.meaning}"]
    if judgement.cases:
        passed = sum(case.verdict is Verdict.AC for case in judgement.cases)
        slowest = milliseconds(max(case.cpu_us for case in judgement.cases))
        parts.append(f"{passed} of {len(problem.cases)} tests passed")
        parts.append(f"slowest {slowest} of {seconds(problem.limits.time_limit_us)}")
    parts += [problem.id, language]
    while len("   ".join(parts)) > page.width and len(parts) > 1:
        parts.pop()
    last = Text("   ".join(parts))
    last.stylize(STYLES[verdict], 0, len(parts[0]))
    return Group(*said, *_group_lines(judgement, output, page.width), last)


@dataclass(frozen=True, slots=True)
class _Page:
    """Lays out labelled texts in the width of the terminal."""

    output: Output

    @property
    def width(self) -> int:
        return max(int(self.output.console.width), _NARROWEST)

    def label(self, name: str) -> str:
        return f"  {name:{_LABEL_WIDTH - 2}}"

    def words(self, name: str, text: str) -> Iterator[str]:
        """Yield a sentence, wrapped; nothing if it is empty."""
        lines = printable(text, ascii_only=self.output.ascii).split("\n")
        width = self.width - _LABEL_WIDTH
        wrapped = [part for line in lines for part in textwrap.wrap(line, width)]
        yield from self._labelled(name, wrapped)

    def lines(self, name: str, text: bytes) -> Iterator[str]:
        """Yield the first lines of a text, each cut to the width; nothing if it is empty."""
        lines = printable(text, ascii_only=self.output.ascii).rstrip("\n").split("\n")
        yield from self._labelled(name, [self._cut(line) for line in lines if lines != [""]])

    def end(self, name: str, text: bytes) -> Iterator[str]:
        """Yield the last lines of a text, where a crash says why; nothing if it is empty."""
        lines = printable(text, ascii_only=self.output.ascii).rstrip().split("\n")
        shown = [self._cut(line) for line in lines[-_SHOWN_LINES:] if lines != [""]]
        yield from self._labelled(name, shown)

    def window(self, name: str, lines: list[str], line: int, column: int) -> Iterator[str]:
        """Yield a line of a text and its neighbours, with their numbers.

        Args:
            name: What text it is.
            lines: All there is of it.
            line: Index of the line in question.
            column: What of it must be seen.
        """
        shown = range(max(line - 1, 0), min(line + 2, len(lines)))
        digits = len(str(line + 2))
        numbered = []
        for index in shown:
            mark = ">" if index == line else " "
            number = f"{mark} {index + 1:{digits}}  "
            text = printable(lines[index], ascii_only=self.output.ascii)
            numbered.append(number + self._cut(text, taken=len(number), column=column))
        if line >= len(lines):
            numbered.append(f"> {line + 1:{digits}}  (the end)")
        yield from self._labelled(name, numbered)

    def compiler(self, judgement: Judgement) -> Iterator[str]:
        """Yield what is to be said where no test was run; lines are cut, so that carets point."""
        if judgement.cases:
            return
        lines = printable(judgement.message, ascii_only=self.output.ascii).rstrip().split("\n")
        gap = self.output.mark("…")
        for line in lines[:_COMPILER_LINES]:
            yield line if len(line) <= self.width else line[: self.width - len(gap)] + gap
        if len(lines) > _COMPILER_LINES:
            more = len(lines) - _COMPILER_LINES
            yield f"{gap} {more} more lines with --format plain"

    def _labelled(self, name: str, lines: list[str]) -> Iterator[str]:
        shown = lines[:_SHOWN_LINES]
        if len(lines) > len(shown):
            shown[-1:] = [f"{self.output.mark('…')} and more"]
        for index, line in enumerate(shown):
            yield (self.label("" if index else name) + line).rstrip()

    def _cut(self, text: str, *, taken: int = 0, column: int = 0) -> str:
        """Cut a line to the width such that a column of it is seen."""
        gap = self.output.mark("…")
        width = self.width - _LABEL_WIDTH - taken
        if len(text) > width and column > width // 2:
            text = gap + text[column - width // 2 :]
        return text if len(text) <= width else text[: width - len(gap)] + gap


def _written(
    page: _Page, problem: Problem, case: TestCase, failed: CaseResult
) -> Iterator[Iterator[str]]:
    """Yield what the program wrote, beside the answer where that explains the verdict."""
    stdout = failed.evidence.stdout if failed.evidence else b""
    stderr = failed.evidence.stderr if failed.evidence else b""
    is_compared = failed.verdict is Verdict.WA and problem.output_validator is None
    place = _PLACE.match(failed.message) if is_compared else None
    windows = _windows(page, case, stdout, int(place[1]) - 1) if place else ()
    if windows:
        yield from windows
    else:
        if failed.verdict in (Verdict.WA, Verdict.JE):
            yield page.lines("answer", _beginning_of(case.answer))
        yield page.lines("yours", stdout)
    yield page.end("stderr", stderr)


def _windows(
    page: _Page, case: TestCase, stdout: bytes, line: int
) -> tuple[Iterator[str], Iterator[str]] | None:
    """Return the answer and the output around their first difference; None if it is too far."""
    with case.answer.open("rb") as file:
        answer = _lines_of(file.read(_READ_BYTES))
    yours = _lines_of(stdout)
    was_cut = len(stdout) >= _EVIDENCE_BYTES and line >= len(yours) - 1
    if was_cut or line > len(answer):
        return None
    left = answer[line] if line < len(answer) else ""
    right = yours[line] if line < len(yours) else ""
    pairs = enumerate(zip(left, right, strict=False))
    column = next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
    return page.window("answer", answer, line, column), page.window("yours", yours, line, column)


def _lines_of(text: bytes) -> list[str]:
    lines = text.decode(errors="replace").rstrip("\n")
    return lines.split("\n") if lines else []


def _beginning_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_EVIDENCE_BYTES)


def _group_lines(judgement: Judgement, output: Output, width: int) -> Iterator[Any]:
    """Yield a line for each group: its cases, or how many if they are many, and its slowest."""
    from rich.text import Text

    groups: dict[str, list[CaseResult]] = {}
    for case in judgement.cases:
        groups.setdefault(case.case.rpartition("/")[0], []).append(case)
    names = max((len(name) for name in groups), default=0)
    names = min(names, width // 2)
    room = width - names - len("    99999 ms") - 2
    for name, cases in groups.items():
        shown = shortened(name, names, gap=output.mark("…"))
        line = Text(f"  {shown:{names}}  ")
        if len(cases) <= room:
            for case in cases:
                line.append(output.mark(sign_of(case.verdict)), style=STYLES[case.verdict])
        else:
            good = sum(case.verdict is Verdict.AC for case in cases)
            line.append(f"{output.mark('✓')} {good}")
            if good < len(cases):
                line.append(f"  {output.mark('✗')} {len(cases) - good}")
        line.append(f"  {milliseconds(max(case.cpu_us for case in cases))}")
        yield line


def _unwrapped(text: str) -> Any:
    from rich.text import Text

    return Text(text, no_wrap=True, overflow="ignore")
