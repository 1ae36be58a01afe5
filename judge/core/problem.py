"""A problem as the judge knows it, whatever format its package was written in.

Source: problem package format 2025-09.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge.core.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLimits:
    """The limits of `problem.yaml`, all set, in base units."""

    time_limit_us: int
    """CPU time for one test case; a run that used exactly this much is in time."""
    memory_bytes: int
    output_bytes: int
    """Standard output and standard error together."""
    code_bytes: int
    compilation_time_us: int
    compilation_memory_bytes: int
    validation_time_us: int
    validation_memory_bytes: int
    validation_output_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program of a package: one file, or all files of one directory."""

    name: str
    path: Path
    """The file or the directory."""
    files: tuple[Path, ...]
    """Absolute paths, sorted. For a directory they keep their place below `path`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCase:
    """One test case: an input and the judges' answer."""

    name: str
    """Path below `data/` without extension, such as "secret/02-chains/deep"."""
    input: Path
    answer: Path
    output_validator_args: tuple[str, ...] = ()
    input_validator_args: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    """Arguments of the submission itself."""
    description: str | None = None

    @property
    def is_sample(self) -> bool:
        """Return whether contestants may see it."""
        return self.name.startswith("sample/")


class ValidationKind(StrEnum):
    """What a case outside `sample` and `secret` is there to prove about the validators."""

    INVALID_INPUT = "invalid_input"
    """At least one input validator must reject the input."""
    INVALID_OUTPUT = "invalid_output"
    """The input is valid, and the output validator must reject the output."""
    VALID_OUTPUT = "valid_output"
    """The input is valid, and the output validator must accept the output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationCase:
    """A case that tests the validators, not submissions."""

    name: str
    kind: ValidationKind
    input: Path
    answer: Path | None
    output: Path | None
    """None for `INVALID_INPUT`."""
    output_validator_args: tuple[str, ...] = ()
    input_validator_args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What one rule says of a submission on the test cases it is about.

    Source: problem package format 2025-09, "Example submissions".
    """

    cases: str | None
    """A glob below `data/`; None means every case."""
    permitted: frozenset[Verdict]
    """Verdicts (of the big five) that each case may get."""
    required: frozenset[Verdict]
    """Verdicts of which at least one case must get at least one; empty: nothing is required."""
    message: str | None = None
    """A text that the judge message of at least one case must contain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleSubmission:
    """A submission that comes with the package, and what it should get."""

    name: str
    """Path below `submissions/`, such as "wrong_answer/preorder.py"."""
    program: Program
    language_id: str | None
    """None: by the extension."""
    entry_point: str | None
    expectations: tuple[Expectation, ...]
    """All of them must hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratorRun:
    """A case made by running a program: what it writes to standard output is the input."""

    generator: Program
    """A file below `generators/`; the other files there stand beside it when it runs."""
    arguments: tuple[str, ...]
    """With the seed filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedCase:
    """A case made by hand below `generators/`, copied as it is."""

    input: Path
    answer: Path | None
    """None: the answer program makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCase:
    """A case whose text stands in `generators.yaml` itself."""

    input: str
    answer: str | None
    """None: the answer program makes it."""


Recipe = GeneratorRun | CopiedCase | WrittenCase
"""How one test case is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedCase:
    """A test case that `generators/generators.yaml` describes."""

    name: str
    """As in `TestCase.name`."""
    recipe: Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationPlan:
    """How the test data that are not in the repository are made."""

    cases: tuple[GeneratedCase, ...]
    """In the order of their names."""
    answer_program: Program | None
    """Reads an input and writes its answer.

    None: each generator writes both, and no other recipe lacks an answer."""
    digest: str
    """Hash of the plan, of every other file below `generators/` and of the answer program.

    The same digest means the same data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A complete problem."""

    id: str
    """Name of the package directory."""
    root: Path
    names: Mapping[str, str]
    """Language tag to name."""
    limits: ProblemLimits
    languages: tuple[str, ...] | None
    """Codes that may be used; None: all."""
    statements: Mapping[str, Path]
    """Language tag to file."""
    cases: tuple[TestCase, ...]
    """In judging order: samples first, then secret, each by name."""
    validation_cases: tuple[ValidationCase, ...]
    input_validators: tuple[Program, ...]
    output_validator: Program | None
    """None: the default one."""
    submissions: tuple[ExampleSubmission, ...]
    generation: GenerationPlan | None
    """None: all data are files of the package."""

    @property
    def name(self) -> str:
        """Return the English name, or else the first there is."""
        return self.names.get("en") or next(iter(self.names.values()))
