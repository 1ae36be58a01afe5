"""Validators: which programs are taken, and which are not yet."""

import pytest

from .conftest import Package


@pytest.mark.parametrize(
    "files, names",
    [
        ({"input_validators/a.cpp": "x\n"}, ["a.cpp", "validate.py"]),
        ({"input_validators/d/x.c": "x\n", "input_validators/d/x.h": "x\n"}, ["d", "validate.py"]),
        ({"input_validators/d/x.c": "x\n", "input_validators/d/y.cc": "x\n"}, ["d", "validate.py"]),
        (
            {"input_validators/d/any.py": "x\n", "input_validators/d/t.txt": "x\n"},
            ["d", "validate.py"],
        ),
        (
            {"input_validators/d/__main__.py": "x\n", "input_validators/d/lib.py": "x\n"},
            ["d", "validate.py"],
        ),
    ],
)
def test_several_input_validators_are_loaded_by_name(
    package: Package, files: dict[str, str], names: list[str]
) -> None:
    """Each is a file or a directory with all its files."""
    validators = package.problem(files).input_validators
    assert [program.name for program in validators] == names
    added = {path for program in validators for path in program.files}
    assert {package.root / name for name in files} <= added


def test_one_output_validator_replaces_the_default(package: Package) -> None:
    """It may be a file or a directory."""
    problem = package.problem({"output_validator/check.py": "raise SystemExit(42)\n"})
    assert problem.output_validator is not None
    assert problem.output_validator.path == package.root / "output_validator/check.py"


@pytest.mark.parametrize(
    "files, findings",
    [
        (
            {"output_validator/a.py": "x\n", "output_validator/b.py": "x\n"},
            ["output_validator: has 2 programs, not one"],
        ),
        ({"output_validator/.keep": ""}, ["output_validator: has no output validator"]),
        (
            {"input_validators/a.ctd": "EOF\n"},
            ["input_validators/a.ctd: Checktestdata validators are not supported yet"],
        ),
        (
            {"input_validators/a.viva": "x\n"},
            ["input_validators/a.viva: VIVA validators are not supported yet"],
        ),
        (
            {"input_validators/d/run": "#!/bin/sh\n"},
            ["input_validators/d: build and run scripts are not supported yet"],
        ),
        ({"input_validators/README": "x\n"}, ["input_validators/README: is no program"]),
        ({"input_validators/V.java": "x\n"}, ["input_validators/V.java: is a validator in java"]),
        (
            {"input_validators/d/a.py": "x\n", "input_validators/d/b.c": "x\n"},
            ["input_validators/d: is a validator in c, python3"],
        ),
        (
            {"input_validators/d/a.py": "x\n", "input_validators/d/b.py": "x\n"},
            ["input_validators/d: has several Python files but no __main__.py"],
        ),
    ],
)
def test_what_is_no_validator_is_told(
    package: Package, files: dict[str, str], findings: list[str]
) -> None:
    """What the judge could not run is an error before anything is judged."""
    assert package.findings(files) == [f"error: {finding}" for finding in findings]
