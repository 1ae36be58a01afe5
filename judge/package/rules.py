"""`submissions.yaml`: rules on what example submissions should get.

A rule is about every submission its glob matches, and all rules that match one must hold. The
directories of the format bring rules of their own, which a rule that names just the directory
replaces key by key.

Source: problem package format 2025-09, "Example submissions" and "Default directories".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from judge.core.expectation import check_glob, glob_matches
from judge.core.problem import Expectation
from judge.core.verdict import Verdict
from judge.package.document import Document, KeyPath, read_document
from judge.package.findings import Position, Report
from judge.package.metadata import check_language
from judge.package.problemyaml import Persons
from judge.package.schema import Flag, Model, OptionalText, checked, dotted, must_be, shown
from judge.package.tree import Tree

RULES_FILE = "submissions.yaml"

FOUR = frozenset({Verdict.AC, Verdict.WA, Verdict.TLE, Verdict.RTE})
_NOT_TLE = FOUR - {Verdict.TLE}

_Verdicts = Annotated[
    Annotated[list[Literal["AC", "WA", "TLE", "RTE"]], Field(min_length=1)] | None,
    must_be("a list of AC, WA, TLE or RTE"),
]


class _Requirement(Model):
    """What a rule says of its cases."""

    permitted: _Verdicts = None
    required: _Verdicts = None
    message: OptionalText = None
    score: object = None
    use_for_time_limit: Annotated[
        bool | Literal["lower", "upper"] | None, must_be("true, false, lower or upper")
    ] = None


class _WrittenRule(_Requirement):
    """What a rule says of its submissions, without the rules on part of the cases."""

    language: OptionalText = None
    entrypoint: OptionalText = None
    authors: Persons = None
    model_solution: Flag = False


_DEFAULTS = {
    "accepted": _Requirement(permitted=["AC"]),
    "rejected": _Requirement(required=["RTE", "TLE", "WA"]),
    "wrong_answer": _Requirement(permitted=["AC", "WA"], required=["WA"]),
    "time_limit_exceeded": _Requirement(permitted=["AC", "TLE"], required=["TLE"]),
    "run_time_error": _Requirement(permitted=["AC", "RTE"], required=["RTE"]),
    "brute_force": _Requirement(permitted=["AC", "RTE", "TLE"], required=["RTE", "TLE"]),
}
DIRECTORIES = tuple(_DEFAULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule with its place."""

    glob: str
    place: Position | None
    """None: it is a default of the format."""
    language: str | None
    entry_point: str | None
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules of a package, and which cases their globs match."""

    file: Path
    """Where mistakes in rules are reported."""
    entries: tuple[Rule, ...]
    cases: Mapping[str | None, frozenset[str]]
    """Glob to names of cases; None is every case."""

    def of(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that are about a submission."""
        return tuple(entry for entry in self.entries if glob_matches(entry.glob, name))


def read_rules(tree: Tree, cases: frozenset[str], report: Report) -> Rules:
    """Return the rules of a package.

    Args:
        tree: `submissions/`.
        cases: Names of all test cases.
        report: Receives what is wrong.
    """
    entries = _read_entries(tree, report)
    globs = {rule.cases for entry in entries for rule in entry.expectations if rule.cases}
    matched: dict[str | None, frozenset[str]] = {
        glob: frozenset(name for name in cases if glob_matches(glob, name)) for glob in globs
    }
    return Rules(file=tree.path / RULES_FILE, entries=entries, cases=matched | {None: cases})


def _read_entries(tree: Tree, report: Report) -> tuple[Rule, ...]:
    """Return the rules of the format and of the package."""
    path = tree.files.get(RULES_FILE)
    document = None if path is None else read_document(path, report)
    written = {} if document is None or document.value is None else document.value
    if document is not None and not isinstance(written, dict):
        message = f"must be a map from glob to rule, got {shown(written)}"
        report.error(document.file, message, at=document.at(()))
    if document is None or not isinstance(written, dict):
        written = {}
    defaults = tuple(
        Rule(
            glob=directory,
            place=None,
            language=None,
            entry_point=None,
            expectations=tuple(_expectations(requirement, None)),
        )
        for directory, requirement in _DEFAULTS.items()
        if directory not in written
    )
    if document is None:
        return defaults
    entries = (_read_rule(glob, document, report) for glob in written)
    return defaults + tuple(entry for entry in entries if entry is not None)


def _read_rule(glob: str, document: Document, report: Report) -> Rule | None:
    """Return one rule of the package; None if it has no meaning."""
    written = document.value[glob]  # type: ignore[index]  # the caller has taken it from there
    inner = tuple(key for key in written if _is_case_glob(key)) if isinstance(written, dict) else ()
    rule = checked(document, _WrittenRule, report, path=(glob,), without=inner)
    if not _is_glob(glob, (glob,), document, report):
        return None
    rule = rule or _WrittenRule()
    _check_score(rule, (glob,), document, report)
    if rule.language is not None:
        check_language(rule.language, document, (glob, "language"), report)
    expectations = list(_expectations(_inherited(rule, _DEFAULTS.get(glob)), None))
    for cases in inner:
        path = (glob, cases)
        requirement = checked(document, _Requirement, report, path=path)
        if requirement is not None and _is_glob(cases, path, document, report):
            _check_score(requirement, path, document, report)
            expectations.extend(_expectations(requirement, cases))
    return Rule(
        glob=glob,
        place=document.at((glob,)),
        language=rule.language,
        entry_point=rule.entrypoint,
        expectations=tuple(expectations),
    )


def _is_case_glob(key: str) -> bool:
    """Return whether a key of a rule names cases and is no misspelt key."""
    return key.startswith(("sample", "secret")) or any(sign in key for sign in "/*{")


def _is_glob(glob: str, path: KeyPath, document: Document, report: Report) -> bool:
    try:
        check_glob(glob)
    except ValueError as error:
        report.error(document.file, f"{shown(glob)}: {error}", at=document.at(path))
        return False
    return True


def _check_score(rule: _Requirement, path: KeyPath, document: Document, report: Report) -> None:
    if "score" in rule.model_fields_set:
        place = document.at((*path, "score"))
        report.error(document.file, f"{dotted(path)}.score is only for scoring problems", at=place)


def _inherited(rule: _Requirement, default: _Requirement | None) -> _Requirement:
    """Return a rule with what it does not say taken from the default it replaces."""
    if default is None:
        return rule
    return rule.model_copy(
        update={
            "permitted": rule.permitted or default.permitted,
            "required": rule.required or default.required,
        }
    )


def _expectations(rule: _Requirement, cases: str | None) -> Iterable[Expectation]:
    """Yield what a rule demands; one that bounds the time limit also demands something."""
    permitted = FOUR if rule.permitted is None else frozenset(map(Verdict, rule.permitted))
    if rule.use_for_time_limit == "lower":
        permitted &= _NOT_TLE
    required = frozenset(map(Verdict, rule.required or ()))
    if permitted != FOUR or required or rule.message is not None:
        yield Expectation(cases=cases, permitted=permitted, required=required, message=rule.message)
    if rule.use_for_time_limit == "upper":
        yield Expectation(cases=cases, permitted=FOUR, required=frozenset({Verdict.TLE}))
