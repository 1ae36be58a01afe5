"""`data/`: test cases, those that test the validators, and their configuration.

Layout, below `data/`:

    sample/NAME.in NAME.ans                 shown to contestants; no groups
    secret/.../NAME.in NAME.ans             either cases anywhere, or groups: then each directory
                                            in it has a test_group.yaml and there is no other
    invalid_input/NAME.in                   an input validator must reject it
    invalid_output/NAME.in NAME.ans NAME.out    the output validator must reject the output
    valid_output/NAME.in NAME.ans NAME.out      the output validator must accept the output
    .../NAME.yaml                           configuration of one case
    .../test_group.yaml                     what its cases do not say themselves

Source: problem package format 2025-09, "Test data".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge.core.problem import TestCase, ValidationCase, ValidationKind
from judge.package.caseconfig import Configuration, Settings
from judge.package.findings import Report
from judge.package.schema import did_you_mean
from judge.package.tree import Tree

GROUP_FILE = "test_group.yaml"

_ILLUSTRATIONS = (".png", ".jpg", ".jpeg", ".svg")
_EXTENSIONS = (
    ".in.statement",
    ".ans.statement",
    ".in.download",
    ".ans.download",
    ".interaction",
    ".in",
    ".ans",
    ".out",
    ".yaml",
    *_ILLUSTRATIONS,
)
"""Longer ones first."""

_EXCLUSIVE = (
    (".in.statement", ".interaction"),
    (".out", ".ans.statement", ".interaction"),
    (".out", ".ans.download"),
    _ILLUSTRATIONS,
)
"""Of each row, a case may have one."""

_WITH_OUTPUT = ("invalid_output", "valid_output")
_PARTS = ("sample", "secret", "invalid_input", *_WITH_OUTPUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestData:
    """The cases of a package, in judging order."""

    cases: tuple[TestCase, ...]
    validation_cases: tuple[ValidationCase, ...]


def merged(trees: Iterable[Tree], report: Report) -> Tree:
    """Return one tree of several that hold parts of the same data; the first gives its path."""
    trees = tuple(trees)
    files: dict[str, Path] = {}
    for tree in trees:
        for name, path in tree.files.items():
            if name in files:
                report.error(path, f"is also in the package, as {files[name]}")
            files.setdefault(name, path)
    directories = frozenset().union(*(tree.directories for tree in trees))
    return Tree(path=trees[0].path, files=files, directories=directories)


def read_test_data(data: Tree, planned: frozenset[str], report: Report) -> TestData:
    """Return the cases of a package.

    Args:
        data: `data/`, with what was generated.
        planned: Names of cases that are not there yet but will be generated.
        report: Receives what is wrong.
    """
    parts, group_files = _sorted_out(data, report)
    complete = {
        name: files for name, files in parts.items() if _is_complete(name, files, data, report)
    }
    configuration = Configuration(group_files, report)
    _check_groups(data, group_files, frozenset(parts) | planned, report)
    secret = [name for name in (*parts, *planned) if name.startswith("secret/")]
    if not secret:
        report.error(data.path / "secret", "has no test case")
    judging = ("sample/", "secret/")
    judged = sorted(name for name in complete if name.startswith(judging))
    others = sorted(name for name in complete if not name.startswith(judging))
    settings = {
        name: configuration.settings_of(name, complete[name].get(".yaml"))
        for name in (*judged, *others)
    }
    return TestData(
        cases=tuple(_case(name, complete[name], settings[name]) for name in judged),
        validation_cases=tuple(
            _validation_case(name, complete[name], settings[name]) for name in others
        ),
    )


_Files = Mapping[str, Path]
"""Extension to file, of one case."""


def _sorted_out(data: Tree, report: Report) -> tuple[Mapping[str, _Files], _Files]:
    """Return case name to its files, and directory to its group file."""
    cases: dict[str, dict[str, Path]] = {}
    groups: dict[str, Path] = {}
    left_out = tuple(_unused_directories(data, report))
    for name, path in data.files.items():
        if name.startswith(left_out):
            continue
        directory, _, base = name.rpartition("/")
        extension = next((e for e in _EXTENSIONS if base.endswith(e) and base != e), None)
        if base == GROUP_FILE and directory:
            groups[directory] = path
        elif extension is None or not directory:
            report.warning(path, "is part of no test case")
        else:
            cases.setdefault(name.removesuffix(extension), {})[extension] = path
    return cases, groups


def _unused_directories(data: Tree, report: Report) -> Iterable[str]:
    """Yield what the names in directories start with that hold no cases."""
    for name in sorted(data.directories):
        path = data.path / name
        if name.endswith(".files"):
            report.error(path, "files beside the input are not supported yet")
            yield f"{name}/"
        elif "/" not in name and name not in _PARTS:
            report.warning(path, "is not used", hint=did_you_mean(name, _PARTS))
            yield f"{name}/"


def _is_complete(name: str, files: _Files, data: Tree, report: Report) -> bool:
    """Return whether a case has the files it needs, and report what is wrong with them."""
    kind = name.partition("/")[0]
    base = PurePosixPath(name).name
    needed = [".in"] + [".ans"] * (kind != "invalid_input") + [".out"] * (kind in _WITH_OUTPUT)
    lacking = [extension for extension in needed if extension not in files]
    present = files.get(".in", next(iter(files.values())))
    for extension in lacking:
        report.error(present, f"{base}{extension} is missing beside it")
        if extension == ".in":
            return False
    if base == "test_group":
        report.error(files[".in"], "a case cannot be named test_group")
    if name in data.directories:
        report.error(files[".in"], f"there is also a directory {base}")
    for row in _EXCLUSIVE:
        found = [extension for extension in row if extension in files]
        if len(found) > 1:
            report.error(files[found[1]], f"excludes {base}{found[0]}")
    return not lacking


def _check_groups(data: Tree, groups: _Files, names: frozenset[str], report: Report) -> None:
    """Check where groups may be: in `secret` either all directories are groups or none."""
    secret_groups = [name for name in groups if name.startswith("secret/")]
    for name, path in groups.items():
        if name.startswith("sample/"):
            report.error(path, "there are no groups in sample")
        elif name.startswith("secret/") and name.count("/") > 1:
            report.error(path, "groups cannot be nested")
        elif name in secret_groups and not any(case.startswith(f"{name}/") for case in names):
            report.error(path, "the group has no test case")
    if not secret_groups:
        return
    for name in sorted(data.below("secret").directories):
        if "/" not in name and f"secret/{name}" not in groups:
            hint = f"{secret_groups[0]} has one, so that all directories of secret need one"
            report.error(data.path / "secret" / name, f"has no {GROUP_FILE}", hint=hint)
    for name in sorted(names):
        if name.startswith("secret/") and name.count("/") == 1:
            message = f"the case {name} is in no group, but there are groups"
            report.error(data.path / "secret", message)


def _case(name: str, files: _Files, settings: Settings) -> TestCase:
    """Return a case that submissions are run on."""
    return TestCase(
        name=name,
        input=files[".in"],
        answer=files[".ans"],
        args=settings.args,
        input_validator_args=settings.input_validator_args,
        output_validator_args=settings.output_validator_args,
        description=settings.description,
    )


def _validation_case(name: str, files: _Files, settings: Settings) -> ValidationCase:
    """Return a case that tests the validators."""
    return ValidationCase(
        name=name,
        kind=ValidationKind(name.partition("/")[0]),
        input=files[".in"],
        answer=files.get(".ans"),
        output=files.get(".out"),
        input_validator_args=settings.input_validator_args,
        output_validator_args=settings.output_validator_args,
    )
