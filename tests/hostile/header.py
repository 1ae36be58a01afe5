"""Reads what a hostile program says of itself in its first lines.

They are a block of comments, one `Key: value` to a line. `Tries` and `Ends` must be there; others
may:

```
// Tries: one sentence that says what it attempts.
// Ends: exited 0
// Without groups: memory_limit -- why it differs where there are no control groups
// On v2: exited 1 -- why it differs with control groups of version 2
// Limits: cpu_ms=100 wall_ms=3000 memory_mib=64 output=65536 processes=32 files=64
// Mode: run, box, twice, neighbours or compile
// Prints: the words of its standard output
// Checks: cpu_ms<=50 peak_mib>=30 leftover
// Comes out: a dir/b
// Stdin: text
// Never shows: text
```

`Ends` may name alternatives, joined by "or". `Prints`, `Checks` and `Comes out` hold in the columns
in which `Ends` does: a difference may also be that a run ends alike but shows other facts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from sandbox import Ending, Limits
from tests.hostile.expected import BuildEnding, Check, Difference, End, Fact, Header, Mode

T = TypeVar("T")
KEYS = (
    "Tries",
    "Ends",
    "Without groups",
    "On v2",
    "Limits",
    "Mode",
    "Prints",
    "Checks",
    "Comes out",
    "Stdin",
    "Never shows",
)
_MARKS = re.compile(r"\s*(//|#|\*|--|;|%)(?: |$)")
_NO_LINES = re.compile(r"\s*(#!|/\*+$|\{-$)")
"""What may stand before the block."""
_HIGHEST = {Ending.EXITED: 255, Ending.SIGNALLED: 64}
_LIMITS = {
    "cpu_ms": 1000,
    "wall_ms": 5000,
    "memory_mib": 64,
    "output": 1 << 20,
    "processes": 32,
    "files": 64,
}
_JAVA = {"cpu_ms": 5000, "wall_ms": 15_000, "memory_mib": 256, "processes": 64}
_COMPILE = {"cpu_ms": 10_000, "memory_mib": 1024}
_CHECK = re.compile(r"(cpu_ms|wall_ms|peak_mib|output)(<=|>=)(\d+)")


class HeaderError(Exception):
    """A header is not as it must be; the message begins with file and line."""


def parse(path: Path) -> Header:
    """Return the header of a program.

    Raises:
        HeaderError: It is not as this module says.
    """
    fields = _fields(path)
    for key in ("Tries", "Ends"):
        if key not in fields:
            raise HeaderError(f"{path}:1: there is no line {key}")
    mode = _read(path, fields, "Mode", Mode) or Mode.RUN
    ends = _read(path, fields, "Ends", _ends) or ()
    built = {isinstance(end.ending, BuildEnding) for end in ends}
    if built != {mode is Mode.COMPILE}:
        raise HeaderError(f"{path}:{fields['Ends'][0]}: Ends: no ending of the mode {mode}")
    usual = _LIMITS | (
        _COMPILE if mode is Mode.COMPILE else _JAVA if path.suffix == ".java" else {}
    )
    return Header(
        tries=fields["Tries"][1],
        ends=ends,
        without_groups=_read(path, fields, "Without groups", _difference),
        on_v2=_read(path, fields, "On v2", _difference),
        limits=_read(path, fields, "Limits", lambda text: _limits(text, usual))
        or _limits("", usual),
        mode=mode,
        prints=_read(path, fields, "Prints", _words),
        checks=_read(path, fields, "Checks", _checks) or (),
        comes_out=_read(path, fields, "Comes out", _words),
        stdin=fields.get("Stdin", (0, ""))[1],
        never_shows=fields.get("Never shows", (0, ""))[1],
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of the block with their numbers, without the mark that they all have."""
    mark = ""
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
        if not mark and _NO_LINES.match(line):
            continue
        found = _MARKS.match(line)
        if found is None or (mark and found[1] != mark):
            return
        mark = found[1]
        if text := line[found.end() :].strip():
            yield number, text


def _fields(path: Path) -> Mapping[str, tuple[int, str]]:
    """Return the line number and the value of each key."""
    fields: dict[str, tuple[int, str]] = {}
    for number, line in _lines(path):
        key, colon, value = line.partition(":")
        if not colon or key not in KEYS:
            raise HeaderError(f"{path}:{number}: not a key of a header: {line}")
        if key in fields:
            raise HeaderError(f"{path}:{number}: {key} is there twice")
        if not value.strip() and key not in {"Prints", "Comes out"}:
            raise HeaderError(f"{path}:{number}: {key} says nothing")
        fields[key] = (number, value.strip())
    return fields


def _read(
    path: Path, fields: Mapping[str, tuple[int, str]], key: str, reader: Callable[[str], T]
) -> T | None:
    """Return the value of a key, None if it is not there."""
    if key not in fields:
        return None
    number, text = fields[key]
    try:
        return reader(text)
    except ValueError as error:
        raise HeaderError(f"{path}:{number}: {key}: {error}") from error


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _ends(text: str) -> tuple[End, ...]:
    return tuple(map(_end, text.split(" or ")))


def _end(text: str) -> End:
    word, _, number = text.strip().partition(" ")
    if word in set(BuildEnding):
        ending: Ending | BuildEnding = BuildEnding(word)
    else:
        ending = Ending(word)
    highest = _HIGHEST.get(ending) if isinstance(ending, Ending) else None
    if highest is None and number:
        raise ValueError(f"{word} has no number, got {number}")
    if highest is not None and not (number.isdecimal() and int(number) <= highest):
        raise ValueError(f"{word} needs a number of 0 to {highest}, got {number!r}")
    return End(ending=ending, number=int(number) if highest is not None else None)


def _difference(text: str) -> Difference:
    ends, dashes, why = text.partition(" -- ")
    if not dashes or not why.strip():
        raise ValueError('it does not say why, after " -- "')
    return Difference(ends=_ends(ends), why=why.strip())


def _limits(text: str, usual: Mapping[str, int]) -> Limits:
    values = dict(usual)
    for word in text.split():
        name, _, value = word.partition("=")
        if name not in values or not value.isdecimal():
            raise ValueError(f"no limit: {word}")
        values[name] = int(value)
    return Limits(
        cpu_us=values["cpu_ms"] * 1000,
        wall_us=values["wall_ms"] * 1000,
        memory_bytes=values["memory_mib"] << 20,
        output_bytes=values["output"],
        processes=values["processes"],
        open_files=values["files"],
    )


def _checks(text: str) -> tuple[Check, ...]:
    return tuple(map(_check, text.split()))


def _check(word: str) -> Check:
    if word == Fact.LEFTOVER:
        return Check(fact=Fact.LEFTOVER, least=1)
    found = _CHECK.fullmatch(word)
    if found is None:
        raise ValueError(f"no check: {word}")
    value = int(found[3])
    least, most = (value, None) if found[2] == ">=" else (None, value)
    return Check(fact=Fact(found[1]), least=least, most=most)
