"""The options that every command has, taken out of the command line before a command sees it.

So they may stand anywhere, no command has to declare them, and a mistake in the rest of the command
line is already reported the way they ask for. This module and those beside it that every call needs
import little: nobody waits for `judge --help`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from judge.core.errors import UsageError


class Format(StrEnum):
    """For whom to print."""

    HUMAN = "human"
    """A person at a terminal: colours, tables, only what matters."""
    PLAIN = "plain"
    """A pipe: one record a line, fields separated by tabs, everything, never cut."""
    JSON = "json"
    """A program: one object; see `judge help json`."""


class Color(StrEnum):
    """When to use colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the global options said."""

    format: Format | None = None
    """None: human on a terminal, else plain."""
    color: Color = Color.AUTO
    ascii: bool = False
    directory: str | None = None
    """None: the current one."""


def split_options(argv: Sequence[str]) -> tuple[Options, list[str]]:
    """Return the global options and the rest of the command line, which keeps its order.

    Raises:
        UsageError: An option has no value, or one that it cannot have.
    """
    options = Options()
    rest: list[str] = []
    words = list(argv)
    while words:
        word = words.pop(0)
        if word == "--":
            rest += [word, *words]
            break
        name, given, value = word.partition("=")
        if word == "--json":
            options = replace(options, format=Format.JSON)
        elif word == "--ascii":
            options = replace(options, ascii=True)
        elif name in ("--format", "--color"):
            options = _with(options, name, value if given else _value(name, words))
        elif word == "-C":
            options = replace(options, directory=_value(word, words))
        else:
            rest.append(word)
    return options, rest


def wants_json(argv: Sequence[str]) -> bool:
    """Return whether JSON was asked for, in a command line that may have other mistakes."""
    words = list(argv)
    if "--" in words:
        words = words[: words.index("--")]
    pairs = set(pairwise(words))
    return "--json" in words or "--format=json" in words or ("--format", "json") in pairs


def uses_color(color: Color, *, environment: Mapping[str, str], is_terminal: bool) -> bool:
    """Return whether to print colours on a stream.

    Source: https://no-color.org and https://force-color.org; where both are set, NO_COLOR holds.
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"


def is_ascii_only(encoding: str, environment: Mapping[str, str]) -> bool:
    """Return whether a terminal may fail to show other signs than ASCII.

    Python itself writes UTF-8 in the C locale, but a terminal in it shows that as noise.

    Source: PEP 538; Python sets LC_CTYPE to C.UTF-8 where it was started in the C locale.
    """
    if encoding.lower().replace("-", "") != "utf8":
        return True
    coerced = environment.get("LC_CTYPE") == "C.UTF-8"
    names = ("LC_ALL", "LANG") if coerced else ("LC_ALL", "LC_CTYPE", "LANG")
    named = (environment.get(name) for name in names)
    return next((name for name in named if name), None) in ("C", "POSIX")


def _value(name: str, words: list[str]) -> str:
    if not words:
        raise UsageError(f"option {name} needs a value")
    return words.pop(0)


def _with(options: Options, name: str, value: str) -> Options:
    try:
        if name == "--format":
            return replace(options, format=Format(value))
        return replace(options, color=Color(value))
    except ValueError:
        known = ", ".join(Format if name == "--format" else Color)
        raise UsageError(f'{name} cannot be "{value}"', hint=f"one of: {known}") from None
