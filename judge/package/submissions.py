"""Example submissions and what they should get.

Source: problem package format 2025-09, "Example submissions".
"""

from collections.abc import Iterable, Sequence

from judge.core.expectation import glob_matches
from judge.core.problem import ExampleSubmission, Expectation, Program
from judge.core.verdict import Verdict
from judge.package.codes import languages_of
from judge.package.findings import Report
from judge.package.programs import program_at
from judge.package.rules import DIRECTORIES, FOUR, RULES_FILE, Rule, Rules, read_rules
from judge.package.schema import did_you_mean, shown
from judge.package.tree import Tree


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
    rules = read_rules(tree, cases, report)
    _check_use(rules, names, report)
    if not any(name.startswith("accepted/") for name in names):
        report.error(tree.path, "has no accepted submission", hint="write accepted/solution.py")
    found = (_submission(program_at(tree, name), name, rules, report) for name in names)
    return tuple(submission for submission in found if submission is not None)


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


def _check_use(rules: Rules, names: Sequence[str], report: Report) -> None:
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


def _submission(
    program: Program, name: str, rules: Rules, report: Report
) -> ExampleSubmission | None:
    """Return a submission with all that the rules say of it; None if nobody could run it."""
    entries = rules.of(name)
    _check_agreement(name, entries, rules, report)
    language = next((entry.language for entry in entries if entry.language), None)
    if language is None and not _is_in_one_language(program, report):
        return None
    return ExampleSubmission(
        name=name,
        program=program,
        language_id=language,
        entry_point=next((entry.entry_point for entry in entries if entry.entry_point), None),
        expectations=tuple(rule for entry in entries for rule in entry.expectations),
    )


def _is_in_one_language(program: Program, report: Report) -> bool:
    """Return whether the extensions tell the language; notes and disabled files only warn."""
    languages = languages_of(file.name for file in program.files)
    hint = f"name its language in {RULES_FILE}"
    if not languages:
        report.warning(program.path, "is written in no known language and left out", hint=hint)
    elif len(languages) > 1:
        said = " and ".join(sorted(languages))
        report.error(program.path, f"is written in {said}", hint=hint)
    return len(languages) == 1


def _check_agreement(name: str, entries: Sequence[Rule], rules: Rules, report: Report) -> None:
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
        case: FOUR.intersection(*_permitted_on(case, expectations, rules))
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
    case: str, expectations: Iterable[Expectation], rules: Rules
) -> Iterable[frozenset[Verdict]]:
    return (rule.permitted for rule in expectations if case in rules.cases[rule.cases])
