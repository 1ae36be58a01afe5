"""YAML files of a package as plain values that remember where they stood.

The value is built here from the parser's events, for three reasons. PyYAML's fast composer calls
itself for each level, so that a file of a hundred thousand brackets would end the process. Its
values know no places and take the last of two equal keys in silence. And it speaks YAML 1.1, in
which `no` is false and `010` is eight; here the core schema of YAML 1.2 holds.

Source: YAML 1.2.2, section 10.3; problem package format 2025-09, "Problem metadata".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import yaml

from judge.package.findings import Position, Report
from judge.package.text import Lines, read_text

DEEPEST = 40
"""Maps and lists within one another."""
MOST_VALUES = 100_000
"""Values in one file, those that aliases repeat counted each time."""
LONGEST_NUMBER = 100
"""Characters."""

KeyPath = tuple[str | int, ...]
"""Keys and indices from the root to a value."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_BASES = {"0o": 8, "0x": 16}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The content of one YAML file."""

    file: Path
    value: object
    """Made of dict with str keys, list, str, int, float, bool and None."""
    positions: Mapping[KeyPath, Position]
    """For an entry of a map the place of its key, else the place of the value."""

    def at(self, path: KeyPath) -> Position | None:
        """Return the place of a value, or of the nearest one around it that has a place."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.positions:
                return self.positions[path[:end]]
        return None


def read_document(file: Path, report: Report) -> Document | None:
    """Read a YAML file.

    Returns:
        None if it cannot be read at all. Of two equal keys the first counts, and that is reported.
    """
    text = read_text(file, report)
    if text is None:
        return None
    lines = Lines(text)
    builder = _Builder(file=file, report=report, lines=lines)
    try:
        value = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _RefusedError as error:
        report.error(file, str(error), at=error.place)
        return None
    except yaml.reader.ReaderError as error:
        place = lines.position(text.find(chr(error.character)))
        report.error(file, f"is not YAML: {error.reason}", at=place)
        return None
    except yaml.MarkedYAMLError as error:
        place = _position(error.problem_mark, lines)
        report.error(file, f"is not YAML: {error.problem}", at=place)
        return None
    return Document(file=file, value=value, positions=builder.positions)


class _RefusedError(Exception):
    """The file is not read any further."""

    def __init__(self, message: str, place: Position) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchored:
    """A value with a name, and how many values it is made of."""

    value: object
    size: int


@dataclass(slots=True, kw_only=True)
class _Builder:
    """Makes the value of a document from the parser's events."""

    file: Path
    report: Report
    lines: Lines
    positions: dict[KeyPath, Position] = field(default_factory=dict)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    count: int = 0
    """Values so far."""

    def document(self, events: Iterator[yaml.Event]) -> object:
        """Build the only document; an empty file has the value None."""
        for event in events:
            if isinstance(event, yaml.StreamEndEvent):
                return None
            if isinstance(event, yaml.NodeEvent):
                break
        self.positions[()] = _position(event.start_mark, self.lines)
        value = self._value(event, events, ())
        next(events)
        if isinstance(after := next(events), yaml.DocumentStartEvent):
            raise _RefusedError("has a second document", _position(after.start_mark, self.lines))
        return value

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> object:
        place = _position(event.start_mark, self.lines)
        before = self.count
        self._add(1, place)
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(str(event.anchor), place)
        if isinstance(event, yaml.CollectionStartEvent) and len(path) >= DEEPEST:
            raise _RefusedError(f"is nested deeper than {DEEPEST} levels", place)
        if isinstance(event, yaml.MappingStartEvent):
            value: object = self._map(events, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._list(events, path)
        else:
            assert isinstance(event, yaml.ScalarEvent)  # noqa: S101  no other event starts a value
            value = self._scalar(event, place)
        if event.tag is not None and event.tag != "!":
            self.report.error(self.file, f"the tag {event.tag} means nothing here", at=place)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value=value, size=self.count - before)
        return value

    def _map(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, object]:
        result: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            place = _position(event.start_mark, self.lines)
            if not isinstance(event, yaml.ScalarEvent):
                raise _RefusedError("a key must be a text", place)
            key = event.value
            if key in result:
                first = self.positions[(*path, key)].line
                message = f'the key "{key}" stands here again, first in line {first}'
                self.report.error(self.file, message, at=place)
                self._value(next(events), events, (*path, key, ""))
            else:
                self.positions[(*path, key)] = place
                result[key] = self._value(next(events), events, (*path, key))
        return result

    def _list(self, events: Iterator[yaml.Event], path: KeyPath) -> list[object]:
        result: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*path, len(result))
            self.positions[here] = _position(event.start_mark, self.lines)
            result.append(self._value(event, events, here))
        return result

    def _scalar(self, event: yaml.ScalarEvent, place: Position) -> object:
        """Return the value of a scalar: a plain one may be other than a text."""
        plain, _ = event.implicit
        if not plain:
            return event.value
        try:
            return _plain_value(event.value)
        except ValueError as error:
            self.report.error(self.file, str(error), at=place)
            return event.value

    def _repeated(self, anchor: str, place: Position) -> object:
        """Return the value an alias stands for."""
        anchored = self.anchors.get(anchor)
        if anchored is None:
            raise _RefusedError(f"the alias *{anchor} names no complete value above it", place)
        self._add(anchored.size, place)
        return anchored.value

    def _add(self, size: int, place: Position) -> None:
        self.count += size
        if self.count > MOST_VALUES:
            raise _RefusedError(f"has more than {MOST_VALUES} values", place)


class _Mark(Protocol):
    """What either of the parser's two kinds of marks has."""

    index: int
    """Characters before it."""


def _position(mark: _Mark | None, lines: Lines) -> Position:
    """Return the place of a mark, the start of the file for an error that has none.

    The parser's own lines also end at other signs than a newline, and it points beyond the end.
    """
    return lines.position(0 if mark is None else mark.index)


def _plain_value(text: str) -> str | float | None:  # int and bool are among the floats
    """Return the value of a plain scalar by the core schema.

    Raises:
        ValueError: It is a number beyond all measure.
    """
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    integer, decimal = _INT.fullmatch(text), _FLOAT.fullmatch(text)
    special = _SPECIAL.fullmatch(text)
    if (integer or decimal) and len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number of more than {LONGEST_NUMBER} characters")
    if integer:
        return int(text, _BASES.get(text[:2], 10))
    if decimal:
        return float(text)
    if special:
        return float(text.replace(".", ""))
    return text
