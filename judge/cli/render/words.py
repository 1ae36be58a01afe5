"""How values are written for people: verdicts with mark and colour, times, sizes, foreign texts."""

import re

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
_QUOTES = str.maketrans("‘’“”", "''\"\"")  # noqa: RUF001 - what compilers quote with
_TAB = 8


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


def printable(text: str | bytes, *, ascii_only: bool) -> str:
    """Return a foreign text without what would act on the terminal; tabs become spaces.

    Args:
        text: What a program, a compiler or a package said.
        ascii_only: Whether nothing but ASCII may be printed.
    """
    if isinstance(text, bytes):
        text = text.decode(errors="replace")
    lines = text.replace("\r\n", "\n").split("\n")
    shown = "\n".join(
        "".join(
            sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}"
            for sign in line.expandtabs(_TAB)
        )
        for line in lines
    )
    if ascii_only:
        shown = shown.translate(_QUOTES).encode("ascii", errors="replace").decode()
    return shown


def shortened(text: str, width: int, *, gap: str) -> str:
    """Return a name that is at most `width` long, cut in its middle; `gap` marks the cut."""
    if len(text) <= width:
        return text
    kept = max(width - len(gap), 0)
    return text[: kept // 2] + gap + text[len(text) - (kept - kept // 2) :]


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
    """Return a size in MiB with one digit, a whole number without; nothing is known of None."""
    if size_bytes is None:
        return "-"
    whole, rest = divmod(size_bytes, _MEBIBYTE)
    return f"{size_bytes / _MEBIBYTE:.1f} MiB" if rest else f"{whole} MiB"


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
