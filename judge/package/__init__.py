"""A directory on disk becomes a `judge.core.problem.Problem`, or a list of its mistakes.

Nothing here raises for a bad package: whatever is wrong with it is a `Finding` with its file, line
and column, and all findings are told at once.

    findings.py     what is wrong, and where
    tree.py         the files of a directory: checked names, no way out of it, bounded numbers
    text.py         a text file
    document.py     a YAML file with the places of its values
    schema.py       a document checked against a pydantic model
    problemyaml.py  the schema of problem.yaml
    metadata.py     problem.yaml
    statements.py   statement/
    testdata.py     data/
    caseconfig.py   test_group.yaml and the .yaml of a case
    programs.py     input_validators/, output_validator/
    submissions.py  submissions/
    rules.py        submissions.yaml
    plan.py         generators/generators.yaml
    codes.py        the format's table of languages
    load.py         all of it together
    find.py         which directories are packages

The format is 2025-09, pass-fail; others become readers beside these that end in the same `Problem`.
"""

from collections.abc import Callable
from pathlib import Path

from judge.core.problem import GenerationPlan
from judge.package.find import find_problems
from judge.package.findings import Finding, Loaded, Severity

__all__ = ["Finding", "Loaded", "Severity", "find_problems", "load_problem"]


def load_problem(
    root: Path,
    *,
    generated: Path | Callable[[GenerationPlan], Path | None] | None = None,
) -> Loaded:
    """Read a problem package.

    Args:
        root: The directory of the package. Without `submissions/` of its own it takes those of
            `solutions/<its name>/` beside the directory it lies in.
        generated: A directory with the cases of the package's plan, as `secret/...`; they are
            merged with those of the package. None: only those of the package are loaded, and
            `Problem.generation` says what could be made. Where it is not known before the plan
            is, a function from the plan to it.

    Returns:
        The problem if it has no error, and all findings.
    """
    from judge.package.load import load  # noqa: PLC0415  pydantic and yaml cost 70 ms of start-up

    if callable(generated):
        find = generated
        return load(root, lambda plan: find(plan) if plan else None)
    return load(root, lambda _plan: generated)
