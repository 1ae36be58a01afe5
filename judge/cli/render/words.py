"""How values are written for people: verdicts with mark and colour, times, sizes."""

import re
from typing import Any

from judge.core.submission import CaseResult
from judge.core.verdict import Verdict

STYLES = {
    Verdict.AC: "green",
    Verdict.WA: "red",
    Verdict.OLE: "red",
    Verdict.TLE: "yellow",
    Verdict.WTL: "yellow",
    Verdict.MLE: "magenta",
    Verdict.RTE: "blue",
    Verdict.SV: "blue",
    Verdict.CE: "cyan",
    Verdict.CTL: "cyan",
    Verdict.JE: "bold white on red",
}
"""Colours never stand alone: the verdict is written beside them."""

_MILLISECOND_US = 1000
_MEBIBYTE = 1 << 20


_TEX = {
    r"\le": "≤",
    r"\ge": "≥",
    r"\ne": "≠",
    r"\cdot": "·",
    r"\times": "×",  # noqa: RUF001 - the sign is meant
    r"\dots": "…",
    r"\ldots": "…",
    r"\to": "→",
    r"\sum": "Σ",
    r"\,": " ",
    r"\{": "{",
    r"\}": "}",
}
_FORMULA = re.compile(r"\$\$?([^$\n]+)\$\$?")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|[,{}])")


def without_tex(text: str) -> str:
    """Return a statement with its formulas written for a terminal; unknown commands stay."""

    def plain(formula: re.Match[str]) -> str:
        return _COMMAND.sub(lambda command: _TEX.get(command[0], command[0]), formula[1])

    return _FORMULA.sub(plain, text)


def verdict_text(verdict: Verdict, text: str | None = None) -> Any:
    """Return a `rich.text.Text` in the colour of a verdict; None: the verdict itself."""
    from rich.text import Text

    return Text(verdict.value if text is None else text, style=STYLES[verdict])


def sign_of(verdict: Verdict) -> str:
    """Return a mark for good or bad."""
    return "✓" if verdict is Verdict.AC else "✗"


def milliseconds(time_us: int) -> str:
    """Return a time in whole milliseconds; what is less says so."""
    return f"{time_us // _MILLISECOND_US} ms" if time_us >= _MILLISECOND_US else "<1 ms"


def seconds(time_us: int) -> str:
    """Return a limit in seconds, without needless zeros."""
    return f"{time_us / 1_000_000:g} s"


def mebibytes(size_bytes: int | None) -> str:
    """Return a size in MiB; nothing is known of None."""
    return "-" if size_bytes is None else f"{size_bytes / _MEBIBYTE:.1f} MiB"


def case_data(case: CaseResult) -> dict[str, object]:
    """Return a case for programs."""
    return {
        "name": case.case,
        "verdict": case.verdict.value,
        "cpu_us": case.cpu_us,
        "wall_us": case.wall_us,
        "memory_bytes": case.peak_memory_bytes,
        "instructions": case.instructions,
        "message": case.message,
        "tries_us": list(case.tries_us),
    }


def case_row(case: CaseResult) -> tuple[object, ...]:
    """Return a case for a pipe."""
    memory = "" if case.peak_memory_bytes is None else case.peak_memory_bytes
    return ("case", case.case, case.verdict.value, case.cpu_us, case.wall_us, memory, case.message)
