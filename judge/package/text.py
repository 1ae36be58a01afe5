"""Reading the text files of a package.

Source: problem package format 2025-09, "General requirements".
"""

import re
from bisect import bisect_right
from pathlib import Path

from judge.package.findings import Position, Report

LARGEST_TEXT_BYTES = 4 << 20
"""Texts are written by people; a larger one is a mistake."""

_BOM = b"\xef\xbb\xbf"


def read_text(path: Path, report: Report) -> str | None:
    """Return the text of a file, None if it has none.

    Args:
        path: A regular file.
        report: Receives what is wrong with it.
    """
    content = _read_bytes(path, report)
    if content is None:
        return None
    if content.startswith(_BOM):
        start = Position(line=1, column=1)
        report.error(path, "starts with a byte order mark", at=start, hint="save it without BOM")
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        place = Lines(before).position(len(before))
        report.error(path, "is not UTF-8", at=place, hint="save it as UTF-8")
        return None
    _check_line_ends(path, text, report)
    return text


class Lines:
    """The lines of a text, to tell where a character stands."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, index: int) -> Position:
        """Return the place of the character with an index; beyond the end that of the end."""
        within = min(index, self._length)
        line = bisect_right(self._starts, within)
        return Position(line=line, column=within - self._starts[line - 1] + 1)


def _read_bytes(path: Path, report: Report) -> bytes | None:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_TEXT_BYTES + 1)
    except OSError as error:
        report.error(path, f"cannot be read: {error.strerror}")
        return None
    if len(content) > LARGEST_TEXT_BYTES:
        report.error(path, f"is larger than {LARGEST_TEXT_BYTES >> 20} MiB")
        return None
    return content


def _check_line_ends(path: Path, text: str, report: Report) -> None:
    carriage_return = text.find("\r")
    if carriage_return >= 0:
        place = Lines(text).position(carriage_return)
        report.warning(path, "has a carriage return", at=place, hint="lines end in LF alone")
    if text and not text.endswith("\n"):
        place = Lines(text).position(len(text))
        report.warning(path, "does not end with a newline", at=place)
