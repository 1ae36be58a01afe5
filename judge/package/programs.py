"""Programs of a package: validators, and the files a submission is made of.

Source: problem package format 2025-09, "Programs".
"""

from pathlib import PurePosixPath

from judge.core.problem import Program
from judge.package.codes import languages_of
from judge.package.findings import Report
from judge.package.tree import Tree

_VALIDATOR_LANGUAGES = (frozenset({"python3"}), frozenset({"c"}), frozenset({"cpp"}))
_FOREIGN = {".ctd": "Checktestdata", ".viva": "VIVA"}


def program_at(tree: Tree, name: str) -> Program:
    """Return the program that a file or a directory of a tree is."""
    if name in tree.files:
        path = tree.files[name]
        return Program(name=PurePosixPath(name).name, path=path, files=(path,))
    inner = tree.below(name)
    return Program(
        name=PurePosixPath(name).name,
        path=inner.path,
        files=tuple(inner.files[file] for file in sorted(inner.files)),
    )


def read_input_validators(tree: Tree, report: Report) -> tuple[Program, ...]:
    """Return the programs of `input_validators/`, of which there must be one."""
    programs = tuple(program_at(tree, name) for name in tree.entries())
    if not programs:
        report.error(tree.path, "has no input validator", hint="write input_validators/validate.py")
    for program in programs:
        _check_validator(program, report)
    return programs


def read_output_validator(tree: Tree, report: Report, *, present: bool) -> Program | None:
    """Return the program of `output_validator/`, None for the default one.

    Args:
        tree: The directory.
        report: Receives what is wrong.
        present: Whether the package has the directory.
    """
    entries = tree.entries()
    if len(entries) > 1:
        hint = "put the files of one program into a directory of their own"
        report.error(tree.path, f"has {len(entries)} programs, not one", hint=hint)
    if not entries:
        if present:
            hint = "take the directory away to compare with the default validator"
            report.error(tree.path, "has no output validator", hint=hint)
        return None
    program = program_at(tree, entries[0])
    _check_validator(program, report)
    return program


def _check_validator(program: Program, report: Report) -> None:
    """Report what this judge cannot run: one Python program, or C or C++ sources, are known."""
    names = {file.name for file in program.files}
    ending = program.path.suffix
    if ending in _FOREIGN:
        report.error(program.path, f"{_FOREIGN[ending]} validators are not supported yet")
    elif program.files != (program.path,) and names & {"build", "run"}:
        report.error(program.path, "build and run scripts are not supported yet")
    elif not (languages := languages_of(names)):
        hint = "a validator is a Python, C or C++ file, or a directory of them"
        report.error(program.path, "is no program", hint=hint)
    elif languages not in _VALIDATOR_LANGUAGES and languages != {"c", "cpp"}:
        listed = ", ".join(sorted(languages))
        report.error(program.path, f"is a validator in {listed}", hint="use Python, C or C++")
    elif languages == {"python3"} and "__main__.py" not in names and _sources(program) > 1:
        hint = "name the file to start with __main__.py"
        report.error(program.path, "has several Python files but no __main__.py", hint=hint)


def _sources(program: Program) -> int:
    return sum(bool(languages_of([file.name])) for file in program.files)
