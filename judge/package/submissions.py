"""Example submissions and what they should get.

A rule of `submissions.yaml` is about every submission its glob matches, and all rules that match
one must hold. The directories of the format bring rules of their own, which a rule that names just
the directory replaces key by key.

Source: problem package format 2025-09, "Example submissions".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from judge.core.expectation import check_glob, glob_matches
from judge.core.problem import ExampleSubmission, Expectation, Program
from judge.core.verdict import Verdict
from judge.package.codes import languages_of
from judge.package.document import Document, KeyPath, read_document
from judge.package.findings import Position, Report
from judge.package.metadata import Persons, check_language
from judge.package.programs import program_at
from judge.package.schema import (
    Flag,
    Model,
    OptionalText,
    checked,
    did_you_mean,
    dotted,
    must_be,
    shown,
)
from judge.package.tree import Tree

RULES_FILE = "submissions.yaml"

_FOUR = frozenset({Verdict.AC, Verdict.WA, Verdict.TLE, Verdict.RTE})
_NOT_TLE = _FOUR - {Verdict.TLE}

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


class _Rule(_Requirement):
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
class _Entry:
    """One rule with its place."""

    glob: str
    place: Position | None
    """None: it is a default of the format."""
    language: str | None
    entry_point: str | None
    expectations: tuple[Expectation, ...]


def read_submissions(
    tree: Tree, cases: frozenset[str], report: Report
) -> tuple[ExampleSubmission, ...]:
    """Return the example submissions, by name.

    Args:
        tree: `submissions/`.
        cases: Names of all test cases, those not yet generated included.
        report: Receives what is wrong.
    """
    names = _submission_names(tree, report)
    rules = _with_cases(_read_rules(tree, report), tree.path / RULES_FILE, cases)
    _check_use(rules, names, report)
    if not any(name.startswith("accepted/") for name in names):
        report.error(tree.path, "has no accepted submission", hint="write accepted/solution.py")
    return tuple(_submission(program_at(tree, name), name, rules, report) for name in names)


def _submission_names(tree: Tree, report: Report) -> tuple[str, ...]:
    """Return the paths of all submissions: whatever lies in a directory is one."""
    for name in tree.entries():
        if name in tree.files and name != RULES_FILE:
            add = report.error if languages_of([name]) else report.warning
            add(tree.files[name], "is not used", hint="submissions lie in directories")
    return tuple(
        f"{directory}/{name}"
        for directory in tree.entries()
        if directory in tree.directories
        for name in tree.below(directory).entries()
    )


def _read_rules(tree: Tree, report: Report) -> tuple[_Entry, ...]:
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
        _Entry(
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


def _read_rule(glob: str, document: Document, report: Report) -> _Entry | None:
    """Return one rule of the package; None if it has no meaning."""
    written = document.value[glob]  # type: ignore[index]  # the caller has taken it from there
    inner = tuple(key for key in written if _is_case_glob(key)) if isinstance(written, dict) else ()
    rule = checked(document, _Rule, report, path=(glob,), without=inner)
    if not _is_glob(glob, (glob,), document, report):
        return None
    rule = rule or _Rule()
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
    return _Entry(
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
    permitted = _FOUR if rule.permitted is None else frozenset(map(Verdict, rule.permitted))
    if rule.use_for_time_limit == "lower":
        permitted &= _NOT_TLE
    required = frozenset(map(Verdict, rule.required or ()))
    if permitted != _FOUR or required or rule.message is not None:
        yield Expectation(cases=cases, permitted=permitted, required=required, message=rule.message)
    if rule.use_for_time_limit == "upper":
        yield Expectation(cases=cases, permitted=_FOUR, required=frozenset({Verdict.TLE}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """All rules of a package, and which cases their globs match."""

    file: Path
    """Where mistakes in rules are reported."""
    entries: tuple[_Entry, ...]
    cases: Mapping[str | None, frozenset[str]]
    """Glob to names of cases; None is every case."""

    def of(self, name: str) -> tuple[_Entry, ...]:
        """Return the rules that are about a submission."""
        return tuple(entry for entry in self.entries if glob_matches(entry.glob, name))


def _with_cases(entries: tuple[_Entry, ...], file: Path, cases: frozenset[str]) -> _Rules:
    globs = {rule.cases for entry in entries for rule in entry.expectations if rule.cases}
    matched: dict[str | None, frozenset[str]] = {
        glob: frozenset(name for name in cases if glob_matches(glob, name)) for glob in globs
    }
    return _Rules(file=file, entries=entries, cases=matched | {None: cases})


def _check_use(rules: _Rules, names: Sequence[str], report: Report) -> None:
    """Warn of rules about nothing and of submissions without any rule."""
    for entry in rules.entries:
        if entry.place is None:
            continue
        if not any(glob_matches(entry.glob, name) for name in names):
            message = f"{shown(entry.glob)} matches no submission"
            report.warning(rules.file, message, at=entry.place)
        for rule in entry.expectations:
            if not rules.cases[rule.cases]:
                message = f"{shown(entry.glob)}: {shown(rule.cases)} matches no test case"
                report.warning(rules.file, message, at=entry.place)
    for directory in sorted({name.partition("/")[0] for name in names}):
        inside = [name for name in names if name.startswith(f"{directory}/")]
        if not any(rules.of(name) for name in inside):
            message = "no rule says what its submissions should get"
            hint = did_you_mean(directory, DIRECTORIES) or f"add a rule to {RULES_FILE}"
            report.warning(rules.file.parent / directory, message, hint=hint)


def _submission(program: Program, name: str, rules: _Rules, report: Report) -> ExampleSubmission:
    """Return a submission with all that the rules say of it."""
    entries = rules.of(name)
    _check_agreement(name, entries, rules, report)
    language = next((entry.language for entry in entries if entry.language), None)
    if language is None:
        _check_language_is_clear(program, report)
    return ExampleSubmission(
        name=name,
        program=program,
        language_id=language,
        entry_point=next((entry.entry_point for entry in entries if entry.entry_point), None),
        expectations=tuple(rule for entry in entries for rule in entry.expectations),
    )


def _check_language_is_clear(program: Program, report: Report) -> None:
    languages = languages_of(file.name for file in program.files)
    if len(languages) != 1:
        said = " and ".join(sorted(languages)) or "no known language"
        hint = f"name its language in {RULES_FILE}"
        report.error(program.path, f"is written in {said}", hint=hint)


def _check_agreement(name: str, entries: Sequence[_Entry], rules: _Rules, report: Report) -> None:
    """Report rules about one submission that cannot all hold."""
    place = max((entry.place for entry in entries if entry.place), default=None)
    for what, said in (
        ("language", {entry.language for entry in entries if entry.language}),
        ("entrypoint", {entry.entry_point for entry in entries if entry.entry_point}),
    ):
        if len(said) > 1:
            listed = " and ".join(sorted(said))
            report.error(rules.file, f"{name}: two rules set {what}, to {listed}", at=place)
    expectations = [rule for entry in entries for rule in entry.expectations]
    permitted = {
        case: _FOUR.intersection(*_permitted_on(case, expectations, rules))
        for case in rules.cases[None]
    }
    impossible = sorted(case for case, verdicts in permitted.items() if not verdicts)
    if impossible:
        message = f"{name}: rules exclude each other, no verdict is permitted on {impossible[0]}"
        report.error(rules.file, message, at=place)
        return
    for rule in expectations:
        cases = rules.cases[rule.cases]
        if cases and rule.required and not any(permitted[case] & rule.required for case in cases):
            listed = " or ".join(sorted(rule.required))
            message = f"{name}: rules exclude each other, {listed} is required but not permitted"
            report.error(rules.file, message, at=place)


def _permitted_on(
    case: str, expectations: Iterable[Expectation], rules: _Rules
) -> Iterable[frozenset[Verdict]]:
    return (rule.permitted for rule in expectations if case in rules.cases[rule.cases])
