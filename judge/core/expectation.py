"""What an example submission should get, held against what it got.

Rules name test cases by globs below `data/`: `*` stands for any characters but `/`, and `{a,b}`
for either of its parts. A glob that matches a directory is about all cases below it. Verdicts are
compared by their big-five parent.

Source: problem package format 2025-09, "Example submissions" and "Glob patterns".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from judge.core.problem import Expectation
from judge.core.verdict import Verdict

LONGEST_GLOB = 1000
"""Characters; a longer glob is refused."""
DEEPEST_GLOB = 10
"""Braces within braces; a deeper glob is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Star:
    """Any characters but `/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One of several globs."""

    options: tuple["_Sequence", ...]


_LITERAL = re.compile(r"[^*{},]+")

_Sequence = tuple[str | _Star | _Choice, ...]


def check_glob(glob: str) -> None:
    """Check that a glob has a meaning.

    Raises:
        ValueError: It is empty, has `**`, brackets or unbalanced braces, or is beyond all measure.
    """
    _parsed(glob)


def glob_matches(glob: str, name: str) -> bool:
    """Return whether a glob matches a path or one of the directories above it.

    Raises:
        ValueError: As `check_glob`.
    """
    ends = _ends(_parsed(glob), name, frozenset({0}))
    return any(end == len(name) or name.startswith("/", end) for end in ends)


def violations(
    expectations: Iterable[Expectation],
    verdicts: Mapping[str, Verdict],
    *,
    messages: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """Return a sentence for each rule that does not hold; none means that all do.

    Args:
        expectations: The rules; all must hold.
        verdicts: Case name to verdict, of every case. A submission that did not compile has none
            and breaks every rule.
        messages: Case name to judge message; None if there are none.
    """
    return tuple(
        sentence
        for expectation in expectations
        for sentence in _violations_of_rule(expectation, verdicts, messages or {})
    )


def _violations_of_rule(
    rule: Expectation, verdicts: Mapping[str, Verdict], messages: Mapping[str, str]
) -> Iterable[str]:
    cases = [name for name in verdicts if rule.cases is None or glob_matches(rule.cases, name)]
    where = "" if rule.cases is None else f" of {rule.cases}"
    if not cases:
        yield f"no test case{where} was judged"
        return
    for name in cases:
        if verdicts[name].big_five not in rule.permitted:
            yield f"{name} got {verdicts[name]}, permitted: {_listed(rule.permitted)}"
    if rule.required and not any(verdicts[name].big_five in rule.required for name in cases):
        seen = _listed({verdicts[name] for name in cases})
        yield f"no test case{where} got {_listed(rule.required)}, all got {seen}"
    if rule.message is not None and not any(
        rule.message in messages.get(name, "") for name in cases
    ):
        yield f'no judge message{where} contains "{rule.message}"'


def _listed(verdicts: Iterable[Verdict]) -> str:
    """Return verdicts in the order in which `Verdict` names them, joined by "or"."""
    chosen = set(verdicts)
    return " or ".join(verdict for verdict in Verdict if verdict in chosen)


def _ends(sequence: _Sequence, text: str, starts: frozenset[int]) -> frozenset[int]:
    """Return where a match may end that begins at one of `starts`.

    All ways are followed at once, so that no glob takes more than polynomial time.
    """
    for part in sequence:
        if not starts:
            break
        if isinstance(part, str):
            starts = frozenset(i + len(part) for i in starts if text.startswith(part, i))
        elif isinstance(part, _Star):
            starts = frozenset(
                end for start in starts for end in range(start, _segment_end(text, start) + 1)
            )
        else:
            starts = frozenset().union(*(_ends(option, text, starts) for option in part.options))
    return starts


def _segment_end(text: str, start: int) -> int:
    end = text.find("/", start)
    return len(text) if end < 0 else end


@cache
def _parsed(glob: str) -> _Sequence:
    if not glob or len(glob) > LONGEST_GLOB:
        raise ValueError(f"a glob has 1 to {LONGEST_GLOB} characters")
    if "**" in glob:
        raise ValueError("** is not part of globs here: * does not cross a /")
    if "[" in glob or "]" in glob:
        raise ValueError("[...] is not part of globs here: write {a,b}")
    sequence, end = _sequence_at(glob, 0, depth=0)
    if end < len(glob):
        raise ValueError("a } without {")
    return sequence


def _sequence_at(glob: str, start: int, *, depth: int) -> tuple[_Sequence, int]:
    """Parse until the end of the glob or of the option of a brace, and return where that is."""
    parts: list[str | _Star | _Choice] = []
    at = start
    while at < len(glob) and glob[at] != "}" and not (depth and glob[at] == ","):
        match glob[at]:
            case "*":
                parts.append(_Star())
                at += 1
            case "{":
                choice, at = _choice_at(glob, at, depth=depth + 1)
                parts.append(choice)
            case _:
                literal = _LITERAL.match(glob, at)
                end = at + 1 if literal is None else literal.end()
                parts.append(glob[at:end])
                at = end
    return tuple(parts), at


def _choice_at(glob: str, start: int, *, depth: int) -> tuple[_Choice, int]:
    """Parse `{a,b}` that begins at `start`, and return what follows it."""
    if depth > DEEPEST_GLOB:
        raise ValueError(f"braces are nested deeper than {DEEPEST_GLOB}")
    options: list[_Sequence] = []
    at = start
    while at < len(glob) and glob[at] != "}":
        option, at = _sequence_at(glob, at + 1, depth=depth)
        options.append(option)
    if at == len(glob):
        raise ValueError("a { without }")
    return _Choice(options=tuple(options)), at + 1
