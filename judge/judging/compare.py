"""The default output validator of the package format, as a pure function over bytes.

Theory. What both texts have in common from the start is skipped. The rest is read as two streams of
parts: tokens only, or tokens and the whitespace between them where whitespace counts. Streams are
cut in blocks, so that memory stays bounded however large an output is, and windows of both are
compared as lists, which costs no Python step for equal parts. Only a window that differs is looked
at part by part; where there is a tolerance, differing parts may still agree as numbers.

Source: problem package format 2025-09, "Default output validator specification".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice, zip_longest

from judge.judging.tolerance import NUMBER, Closeness, Tolerance, number_of

_SPACES = tuple(b" \t\n\v\f\r"[at : at + 1] for at in range(6))
_TOKEN = re.compile(rb"\S+")
_TOKEN_OR_SPACE = re.compile(rb"\S+|\s+")

_BLOCK_BYTES = 1 << 20
_WINDOW_PARTS = 1 << 14
_SHOWN_BYTES = 40
"""How much of a token a message shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What counts as a difference. By default whitespace and the case of ASCII letters do not."""

    case_sensitive: bool = False
    space_change_sensitive: bool = False
    """Whitespace, leading and trailing included, must be the same byte by byte."""
    tolerance: Tolerance | None = None
    """None: numbers are compared as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether an output agrees with the answer."""

    accepted: bool
    message: str = ""
    """Where the first difference is, and what; empty if accepted. It shows a part of the answer,
    and so is for the judges."""


def flags_of(args: Sequence[str]) -> Flags:
    """Read the arguments of the default output validator.

    Args:
        args: Words such as "case_sensitive", or "float_tolerance" and its value as the next word.

    Raises:
        ValueError: A flag is unknown; a tolerance is given twice, conflicts with another, lacks its
            value, or is not a number from 0 up in the format's own grammar.
    """
    switches: set[str] = set()
    values: dict[str, Decimal] = {}
    words = iter(args)
    for word in words:
        if word in _SWITCHES:
            switches.add(word)
        elif word not in _TOLERANCES:
            known = ", ".join((*_SWITCHES, *_TOLERANCES))
            raise ValueError(f'unknown flag "{word}"; known are {known}')
        elif word in values:
            raise ValueError(f"{word} is given twice")
        else:
            values[word] = _value_of(word, next(words, None))
    return Flags(
        case_sensitive="case_sensitive" in switches,
        space_change_sensitive="space_change_sensitive" in switches,
        tolerance=_tolerance_of(values),
    )


def compare(output: bytes, answer: bytes, flags: Flags) -> Comparison:
    """Compare what a program wrote with the judges' answer."""
    if output == answer:
        return Comparison(accepted=True)
    reader = _Reader(flags)
    start = _last_token_end(output, 0, _common_prefix(output, answer, reader.fold))
    agree = Closeness(flags.tolerance).accepts if flags.tolerance else _never
    index = _first_difference(reader.parts(output, start), reader.parts(answer, start), agree)
    if index is None:
        return Comparison(accepted=True)
    found, wanted = reader.part(output, start, index), reader.part(answer, start, index)
    place = _place(output, found[0] if found else len(output))
    seen = _difference(found[1] if found else None, wanted[1] if wanted else None, flags)
    return Comparison(accepted=False, message=f"{place}: {seen}")


_SWITCHES = ("case_sensitive", "space_change_sensitive")
_TOLERANCES = ("float_relative_tolerance", "float_absolute_tolerance", "float_tolerance")


def _value_of(flag: str, word: str | None) -> Decimal:
    if word is None:
        raise ValueError(f"{flag} lacks its value")
    try:
        value = number_of(word)
    except ValueError as error:
        raise ValueError(f"{flag}: {error}") from None
    if value < 0:
        raise ValueError(f"{flag} must not be negative, got {word}")
    return value


def _tolerance_of(values: dict[str, Decimal]) -> Tolerance | None:
    if not values:
        return None
    if "float_tolerance" in values and len(values) > 1:
        raise ValueError("float_tolerance sets both tolerances and excludes any other")
    both = values.get("float_tolerance")
    return Tolerance(
        absolute=values.get("float_absolute_tolerance", both),
        relative=values.get("float_relative_tolerance", both),
    )


def _never(_output: bytes, _answer: bytes) -> bool:
    """Say that two parts that differ do not agree."""
    return False


class _Reader:
    """Reads texts part by part, as the flags say."""

    def __init__(self, flags: Flags) -> None:
        self.fold = _fold_of(flags)
        self._pattern = _TOKEN_OR_SPACE if flags.space_change_sensitive else _TOKEN
        self._cut: Callable[[bytes], list[bytes]] = bytes.split
        if flags.space_change_sensitive:
            self._cut = self._pattern.findall

    def parts(self, text: bytes, start: int) -> Iterator[bytes]:
        """Return the folded parts of a text from a byte on."""
        return chain.from_iterable(self._cut(self.fold(block)) for _, block in _blocks(text, start))

    def part(self, text: bytes, start: int, index: int) -> tuple[int, bytes] | None:
        """Return the place of one of those parts, and it as written; None past the last one."""
        for place, block in _blocks(text, start):
            count = len(self._cut(block))
            if index < count:
                match = next(islice(self._pattern.finditer(block), index, None))
                return place + match.start(), match.group()
            index -= count
        return None


def _fold_of(flags: Flags) -> Callable[[bytes], bytes]:
    """Return what makes texts equal that differ in what does not count of the case of letters."""
    return bytes if flags.case_sensitive else bytes.lower


def _common_prefix(left: bytes, right: bytes, fold: Callable[[bytes], bytes]) -> int:
    """Return how many bytes from the start on are the same in both once folded."""
    start, size = 0, _BLOCK_BYTES
    shorter = min(len(left), len(right))
    while size:
        stop = start + size
        if stop <= shorter and fold(left[start:stop]) == fold(right[start:stop]):
            start = stop
        else:
            size //= 2
    return start


def _last_token_end(text: bytes, start: int, stop: int) -> int:
    """Return where the last token ends that has whitespace behind it, all before `stop`.

    A text cut there tears neither a token nor whitespace. If there is no such token, it is `start`.
    """
    space = max(text.rfind(space, start, stop) for space in _SPACES)
    return start + len(text[start : max(space, start)].rstrip())


def _blocks(text: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Cut a text, from a byte on, behind tokens; each block comes with its place in the text."""
    while start < len(text):
        size = _BLOCK_BYTES
        stop = _last_token_end(text, start, start + size)
        while stop == start and start + size < len(text):
            size *= 2
            stop = _last_token_end(text, start, start + size)
        if start + size >= len(text):
            stop = len(text)
        yield start, text[start:stop]
        start = stop


def _first_difference(
    output: Iterator[bytes], answer: Iterator[bytes], agree: Callable[[bytes, bytes], bool]
) -> int | None:
    """Return the index of the first parts that do not agree, or that one side lacks; or None."""
    start = 0
    while True:
        ours, theirs = list(islice(output, _WINDOW_PARTS)), list(islice(answer, _WINDOW_PARTS))
        if ours != theirs:
            for index, (left, right) in enumerate(zip_longest(ours, theirs), start):
                if left != right and (left is None or right is None or not agree(left, right)):
                    return index
        if not ours:
            return None
        start += len(ours)


def _place(text: bytes, position: int) -> str:
    """Say at which token of which line a byte lies, both counted from 1."""
    start = text.rfind(b"\n", 0, position) + 1
    line = text.count(b"\n", 0, start) + 1
    token = len(text[start:position].split()) + 1
    return f"line {line}, token {token}"


def _difference(found: bytes | None, wanted: bytes | None, flags: Flags) -> str:
    """Say what was expected and what was found; None stands for the end of the text."""
    around = _common_prefix(found or b"", wanted or b"", _fold_of(flags))
    hint = ""
    if found and wanted and flags.tolerance and NUMBER.fullmatch(wanted):
        hint = f" within {flags.tolerance}" if NUMBER.fullmatch(found) else " or a number near it"
    return f"expected {_shown(wanted, around)}{hint}, found {_shown(found, around)}"


def _shown(part: bytes | None, around: int) -> str:
    """Quote a part; of a long one, what lies around a byte of it."""
    if part is None:
        return "the end of the output"
    start = max(0, min(around - _SHOWN_BYTES // 2, len(part) - _SHOWN_BYTES))
    stop = start + _SHOWN_BYTES
    text = part[start:stop].decode(errors="backslashreplace")
    text = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
    return f'{"…" if start else ""}"{text}"{"…" if stop < len(part) else ""}'
