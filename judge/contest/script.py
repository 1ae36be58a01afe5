"""A contest written to a file beforehand: its rules, its teams and what they will send.

The file is TOML. Times are `H:MM` or `H:MM:SS` since the start of the contest.

    id, name, start, duration                  all needed
    penalty_minutes, qualify_solved, freeze    as in `judge.core.contest`
    problems      {label, id, name}            in the order of the board
    teams         {id, name}
    submissions   {at, team, problem, solution or file, expect}; `problem` is a label

Every mistake is told, with its line where each entry of a list begins one.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from judge.core.contest import Contest, ContestProblem, Scoring, Team
from judge.core.errors import JudgeError
from judge.core.verdict import Verdict

_TIME = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
_KEYS = frozenset(
    ("id", "name", "start", "duration", "penalty_minutes", "qualify_solved", "freeze")
)
_LISTS: Mapping[str, frozenset[str]] = {
    "problems": frozenset(("label", "id", "name")),
    "teams": frozenset(("id", "name")),
    "submissions": frozenset(("at", "team", "problem", "solution", "file", "expect")),
}
_OPTIONAL = frozenset(("penalty_minutes", "qualify_solved", "freeze", "solution", "file"))
_T = TypeVar("_T")


class BadScriptError(JudgeError):
    """A contest's file has mistakes."""

    code = "J211"
    exit_code = 5

    def __init__(self, message: str, *, findings: tuple[str, ...] = ()) -> None:
        """Describe the file.

        Args:
            message: Which file, in one line.
            findings: Its mistakes, one line each, with their places.
        """
        super().__init__(message)
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What a team sends, when, and what it will get."""

    id: str
    """Its number in the file, from "1"."""
    place: str
    """Where it is written, for messages, such as "contest.toml:40"."""
    contest_time_ms: int
    team_id: str
    problem_id: str
    solution: str | None
    """Path below the problem's submissions; None: it is `file`."""
    file: Path | None
    """A program beside the script; None: it is `solution`."""
    expected: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A contest and all that is sent in it, in the order of the file."""

    contest: Contest
    sendings: tuple[Sending, ...]


def read_script(path: Path) -> Script:
    """Read a script from a file.

    Raises:
        BadScriptError: It has mistakes; all of them are told.
        OSError: It cannot be read.
    """
    return parse_script(path.read_text(encoding="utf-8"), path=path)


def parse_script(text: str, *, path: Path) -> Script:
    """Return the script a text describes.

    Args:
        text: TOML.
        path: Where it comes from: for messages, and for what lies beside it. Nothing is read.

    Raises:
        BadScriptError: It has mistakes; all of them are told.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadScriptError(f"{path.name} is not TOML", findings=(f"{path}: {error}",)) from None
    reader = _Reader(path=path, lines=_lines_of_entries(text))
    contest = reader.contest(document)
    sendings = reader.sendings(document, contest) if contest else ()
    if reader.findings or contest is None:
        raise BadScriptError(f"{path.name} has mistakes", findings=tuple(reader.findings))
    return Script(contest=contest, sendings=sendings)


def milliseconds_of(text: str) -> int | None:
    """Return a time since the start, such as "1:05:44"; None if it is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


@dataclass(slots=True)
class _Reader:
    """Reads one document and collects its mistakes."""

    path: Path
    lines: Mapping[str, Sequence[int]]
    findings: list[str] = field(default_factory=list)

    def place(self, key: str, index: int) -> str:
        """Return where an entry of a list is written."""
        lines = self.lines.get(key, ())
        return f"{self.path}:{lines[index]}" if index < len(lines) else str(self.path)

    def value(self, table: Mapping[str, Any], key: str, kind: type[_T], at: str) -> _T | None:
        """Return a value of a table; None if it is missing or of another type."""
        if key not in table:
            if key not in _OPTIONAL:
                self.findings.append(f'{at}: "{key}" is missing')
            return None
        value = table[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            self.findings.append(f"{at}: {key} must be a {_KINDS[kind]}, got {value!r}")
            return None
        return value

    def time(self, table: Mapping[str, Any], key: str, at: str) -> int | None:
        """Return a time of a table in milliseconds; None if it is missing or none."""
        text = self.value(table, key, str, at)
        time_ms = None if text is None else milliseconds_of(text)
        if text is not None and time_ms is None:
            self.findings.append(f'{at}: {key} must be a time such as "1:05:44", got "{text}"')
        return time_ms

    def known(self, word: str | None, known: Mapping[str, _T], what: str, at: str) -> _T | None:
        """Return what a name stands for; None if it stands for nothing."""
        if word is None or word in known:
            return None if word is None else known[word]
        near = difflib.get_close_matches(word, known, n=1)
        tip = f'; did you mean "{near[0]}"?' if near else ""
        self.findings.append(f'{at}: no {what} "{word}"{tip}')
        return None

    def no_others(self, table: Mapping[str, Any], keys: frozenset[str], at: str) -> None:
        """Refuse keys that nobody reads."""
        for key in table.keys() - keys:
            near = difflib.get_close_matches(key, keys, n=1)
            tip = f'; did you mean "{near[0]}"?' if near else ""
            self.findings.append(f'{at}: "{key}" means nothing here{tip}')

    def entries(self, document: Mapping[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the tables of a list, each with its place."""
        found = []
        for index, entry in enumerate(self.value(document, key, list, str(self.path)) or ()):
            at = self.place(key, index)
            if isinstance(entry, dict):
                self.no_others(entry, _LISTS[key], at)
                found.append((at, entry))
            else:
                self.findings.append(f"{at}: an entry of {key} must be a table, got {entry!r}")
        return found

    def words(self, table: Mapping[str, Any], keys: Sequence[str], at: str) -> dict[str, str]:
        """Return texts of a table by key; those that are wrong are empty."""
        return {key: self.value(table, key, str, at) or "" for key in keys}

    def contest(self, document: Mapping[str, Any]) -> Contest | None:
        """Return the contest; None if it has mistakes."""
        at = str(self.path)
        self.no_others(document, _KEYS | _LISTS.keys(), at)
        words = self.words(document, ("id", "name"), at)
        start = self.value(document, "start", datetime, at)
        duration_ms = self.time(document, "duration", at)
        freeze_ms = self.time(document, "freeze", at)
        penalty = self.value(document, "penalty_minutes", int, at)
        qualify = self.value(document, "qualify_solved", int, at)
        problems = [
            self.words(entry, ("label", "id", "name"), place)
            for place, entry in self.entries(document, "problems")
        ]
        teams = [
            self.words(entry, ("id", "name"), place)
            for place, entry in self.entries(document, "teams")
        ]
        if self.findings or start is None or duration_ms is None:
            return None
        try:
            return Contest(
                id=words["id"],
                name=words["name"],
                start=start,
                duration_ms=duration_ms,
                problems=tuple(
                    ContestProblem(label=p["label"], problem_id=p["id"], name=p["name"])
                    for p in problems
                ),
                teams=tuple(Team(id=team["id"], name=team["name"]) for team in teams),
                freeze_ms=freeze_ms,
                scoring=Scoring(
                    penalty_minutes=20 if penalty is None else penalty, qualify_solved=qualify
                ),
            )
        except ValueError as error:
            self.findings.append(f"{at}: {error}")
            return None

    def sendings(self, document: Mapping[str, Any], contest: Contest) -> tuple[Sending, ...]:
        """Return what is sent, without entries that have mistakes."""
        labels = {problem.label: problem.problem_id for problem in contest.problems}
        teams = {team.id: team.id for team in contest.teams}
        found = []
        for number, (at, entry) in enumerate(self.entries(document, "submissions"), start=1):
            time_ms = self.time(entry, "at", at)
            if time_ms is not None and time_ms >= contest.duration_ms:
                self.findings.append(f"{at}: {entry['at']} is not before the end of the contest")
            team = self.known(self.value(entry, "team", str, at), teams, "team", at)
            problem = self.known(self.value(entry, "problem", str, at), labels, "problem", at)
            expected = self.known(
                self.value(entry, "expect", str, at), Verdict.__members__, "verdict", at
            )
            solution = self.value(entry, "solution", str, at)
            file = self.value(entry, "file", str, at)
            if ("solution" in entry) is ("file" in entry):
                self.findings.append(f'{at}: needs either "solution" or "file"')
            if time_ms is None or team is None or problem is None or expected is None:
                continue
            found.append(
                Sending(
                    id=str(number),
                    place=at,
                    contest_time_ms=time_ms,
                    team_id=team,
                    problem_id=problem,
                    solution=solution,
                    file=None if file is None else self.path.parent / file,
                    expected=expected,
                )
            )
        return tuple(found)


_KINDS: Mapping[type, str] = {str: "text", int: "number", datetime: "date with time", list: "list"}


def _lines_of_entries(text: str) -> dict[str, list[int]]:
    """Return for each list the lines on which its entries begin, where each begins one."""
    lines: dict[str, list[int]] = {}
    current: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if opened := re.match(r"(\w+)\s*=\s*\[", line):
            current = lines.setdefault(opened[1], [])
        elif header := re.match(r"\[\[\s*(\w+)\s*\]\]", line):
            lines.setdefault(header[1], []).append(number)
        elif line.lstrip().startswith("{"):
            current.append(number)
    return lines
