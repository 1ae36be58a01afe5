"""The screen of `judge doctor`.

limits                                                   a heading for each group
  ✓ memory limit   killed at 48.0 MiB, of 48 MiB         a row for each check, as it is found out
  ✗ no network     reached a port of the host by TCP
to do, what is needed first                              at the end, once more
  ✗ languages: C++
      apt-get install -y g++                             to paste, never broken into lines
✗ this machine cannot judge: 1 of 31 checks failed       always the last line
"""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from judge.cli.check import Check, Group, Status, worse
from judge.cli.output import Output
from judge.cli.render.words import printable

_NAME_WIDTH = 21
_NARROWEST_VALUE = 20
_SHOWN_LINES = 12
_SIGNS = {
    Status.OK: ("✓", "green"),
    Status.WEAK: ("!", "yellow"),
    Status.MISSING: ("·", "yellow"),
    Status.SKIPPED: ("?", "yellow"),
    Status.FAILED: ("✗", "red"),
}


def group_heading(group: Group) -> Any:
    """Return what stands above the rows of a group."""
    from rich.text import Text

    return Text(group.value, style="bold")


def check_view(check: Check, output: Output) -> Any:
    """Return the row of a check, its text wrapped beside the name."""
    from rich.text import Text

    head = f" {check.name:{_NAME_WIDTH}} "
    indent = " " * (len("  ✓") + len(head))
    width = max(output.console.width - len(indent), _NARROWEST_VALUE)
    lines = _wrapped(printable(check.value, ascii_only=output.ascii), width)
    text = Text.assemble("  ", _sign(check, output), head, no_wrap=True, overflow="ignore")
    text.append(f"\n{indent}".join(lines))
    return text


def summary_view(checks: Sequence[Check], output: Output) -> Any:
    """Return what could be better, with what to paste, and the last line."""
    from rich.console import Group as Lines
    from rich.text import Text

    failed = sum(check.status is Status.FAILED for check in checks)
    better = sum(check.status in (Status.WEAK, Status.MISSING) for check in checks)
    if failed:
        said = f"this machine cannot judge: {failed} of {len(checks)} checks failed"
    else:
        said = f"this machine can judge: {len(checks) - better} of {len(checks)} checks are fine"
        said += f", {better} could be better" if better else ""
    sign = output.mark("✗" if failed else "✓")
    last = Text(f"{sign} {said}", style="red" if failed else "green")
    return Lines(*_to_do(checks, output), last)


def _sign(check: Check, output: Output) -> tuple[str, str]:
    sign, style = _SIGNS[check.status]
    return output.mark(sign), style


def _wrapped(text: str, width: int) -> list[str]:
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, width) or [""]]
    if len(lines) > _SHOWN_LINES:
        lines = [*lines[:_SHOWN_LINES], f"... {len(lines) - _SHOWN_LINES} more lines"]
    return lines or [""]


def _to_do(checks: Sequence[Check], output: Output) -> Iterator[Any]:
    """Yield each line to paste once, under what it mends."""
    from rich.text import Text

    mended: dict[str, list[Check]] = {}
    for check in sorted(checks, key=lambda check: worse(check.status)):
        if check.hint:
            mended.setdefault(check.hint, []).append(check)
    if mended:
        yield Text("to do, what is needed first", style="bold")
    for line, these in mended.items():
        names = ", ".join(check.name for check in these)
        said = printable(names, ascii_only=output.ascii)
        yield Text.assemble("  ", _sign(these[0], output), f" {said}")
        yield Text(f"      {line}", no_wrap=True, overflow="ignore")
