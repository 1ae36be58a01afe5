"""A package on disk put together: every part is read, and every mistake is told.

Import `judge.package.load_problem` instead: this module brings pydantic with it.
"""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from judge.core.problem import GenerationPlan, Problem
from judge.package.document import Document, read_document
from judge.package.findings import Loaded, Report, Severity
from judge.package.metadata import read_metadata, unsupported
from judge.package.plan import read_plan
from judge.package.programs import read_input_validators, read_output_validator
from judge.package.schema import did_you_mean
from judge.package.statements import read_statements
from judge.package.submissions import read_submissions
from judge.package.testdata import merged, read_test_data
from judge.package.tree import Tree, scan

_ID = re.compile(r"[a-z0-9]+")
_DIRECTORIES = (
    "attachments",
    "data",
    "generators",
    "include",
    "input_validators",
    "input_visualizer",
    "output_validator",
    "output_visualizer",
    "solution",
    "statement",
    "static_validator",
    "submissions",
)
_UNSUPPORTED = ("include", "static_validator")
_EXTENSIONS = ("answer_validators",)
"""Directories of other tools, known not to be misspelled; nothing in them is looked at."""


FindGenerated = Callable[[GenerationPlan | None], Path | None]
"""From a plan to the directory of what was made by it; None: there is none."""


def load(root: Path, find_generated: FindGenerated) -> Loaded:
    """Read a package; see `judge.package.load_problem`."""
    path = Path(os.path.normpath(root.absolute()))
    report = Report()
    problem = None
    if not _is_directory(path):
        report.error(path, "there is no such directory")
    elif package := scan(path, report):
        document = _read_metadata_document(package, report)
        refusal = None if document is None else unsupported(document)
        if document is not None and refusal is not None:
            report = Report()
            report.error(document.file, refusal.message, at=document.at(refusal.path))
        else:
            problem = _problem(package, document, find_generated, report)
    findings = report.findings()
    if not root.is_absolute():
        findings = tuple(replace(f, file=Path(os.path.relpath(f.file))) for f in findings)
    bad = any(finding.severity is Severity.ERROR for finding in findings)
    return Loaded(problem=None if bad else problem, findings=findings)


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a directory above it cannot be read
        return False


def _read_metadata_document(package: Tree, report: Report) -> Document | None:
    path = package.files.get("problem.yaml")
    if path is None:
        report.error(package.path, "has no problem.yaml")
        return None
    return read_document(path, report)


def _problem(
    package: Tree, document: Document | None, find_generated: FindGenerated, report: Report
) -> Problem | None:
    """Read all parts; None if `problem.yaml` leaves out what a problem must have."""
    _check_directories(package, report)
    statements = read_statements(package.below("statement"), report)
    metadata = None if document is None else read_metadata(document, statements, report)
    plan = read_plan(package, report)
    planned = frozenset(case.name for case in plan.cases) if plan else frozenset[str]()
    data = _data(package, planned, find_generated(plan), report)
    cases = read_test_data(data, planned, report)
    submissions = read_submissions(
        _submissions(package, report),
        planned | {case.name for case in cases.cases},
        report,
    )
    input_validators = read_input_validators(package.below("input_validators"), report)
    output_validator = read_output_validator(
        package.below("output_validator"),
        report,
        present="output_validator" in package.directories,
    )
    if metadata is None or metadata.limits is None:
        return None
    return Problem(
        id=package.path.name,
        root=package.path,
        names=metadata.names,
        limits=metadata.limits,
        languages=metadata.languages,
        statements=statements,
        cases=cases.cases,
        validation_cases=cases.validation_cases,
        input_validators=input_validators,
        output_validator=output_validator,
        submissions=submissions,
        generation=plan,
    )


def _check_directories(package: Tree, report: Report) -> None:
    """Check the name of the package and of the directories in it."""
    if not _ID.fullmatch(package.path.name):
        hint = "lower-case letters and digits"
        report.error(package.path, "the name of the directory cannot be a problem's", hint=hint)
    for name in sorted(_UNSUPPORTED):
        if name in package.directories:
            report.error(package.path / name, "is not supported yet")
    absent = tuple(name for name in _DIRECTORIES if name not in package.directories)
    for name in package.entries():
        meant = did_you_mean(name, absent)
        known = name in _DIRECTORIES or name in _EXTENSIONS
        if name in package.directories and not known and meant:
            report.error(package.path / name, "is no directory of a package", hint=meant)


def _data(package: Tree, planned: frozenset[str], generated: Path | None, report: Report) -> Tree:
    """Return `data/` with what was generated."""
    data = package.below("data")
    if generated is None:
        return data
    if not _is_directory(generated):
        report.error(generated, "there is no such directory", hint="build the test data")
        return data
    extra = scan(generated.absolute(), report)
    if extra is None:
        return data
    for name in sorted(planned):
        for extension in (".in", ".ans"):
            if name + extension not in extra.files:
                hint = "build the test data again"
                report.error(extra.path, f"{name}{extension} was not generated", hint=hint)
    return merged((data, extra), report)


def _submissions(package: Tree, report: Report) -> Tree:
    """Return the package's own submissions, or else those kept apart from it."""
    if "submissions" in package.directories:
        return package.below("submissions")
    apart = package.path.parent.parent / "solutions" / package.path.name
    found = scan(apart, report) if _is_directory(apart) else None
    return found or package.below("submissions")
