r"""`generators/generators.yaml`: how test data are made that are not files of the package.

    solution: /generators/answer.py       # reads an input, writes its answer
    random_salt: any text                 # changes all seeds
    data:
      secret:
        data:
          01-small:                       # a directory has `data`
            data:
              trap: gen.py trap {seed}    # a command: a file of generators/ and its arguments
              copied: {copy: manual/x}    # generators/manual/x.in and, if there is one, x.ans
              written: {in: "1\n", ans: "1\n"}

This is the part of the BAPCtools format that describes data; whatever else it has is refused.
`{seed}`, or `{seed:n}` to tell equal commands apart, becomes a number that depends on the command
and the salt alone.

Source: BAPCtools, doc/generators.md.
"""

import hashlib
import json
import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field

from judge.core.problem import (
    CopiedCase,
    GeneratedCase,
    GenerationPlan,
    GeneratorRun,
    Program,
    Recipe,
    WrittenCase,
)
from judge.package.document import Document, KeyPath, read_document
from judge.package.findings import Report
from judge.package.programs import program_at
from judge.package.schema import (
    Model,
    OptionalText,
    Text,
    checked,
    did_you_mean,
    dotted,
    must_be,
    shown,
)
from judge.package.tree import Tree

PLAN_FILE = "generators/generators.yaml"
_PLACES = ("sample", "secret")
_SEED = re.compile(r"\{seed(:[0-9]+)?\}")
_PLACE_HOLDER = re.compile(r"\{[^}]*\}")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}")
_SEEDS = 2**31


class _Root(Model):
    solution: OptionalText = None
    random_salt: Annotated[str, must_be("a text")] = ""
    data: object = None


class _Group(Model):
    data: object = None


class _Copied(Model):
    copy_from: Text = Field(alias="copy")


class _Written(Model):
    input: Annotated[str, must_be("a text")] = Field(alias="in")
    answer: Annotated[str | None, must_be("a text")] = Field(alias="ans", default=None)


def read_plan(package: Tree, report: Report) -> GenerationPlan | None:
    """Return the plan of a package, None if it has none or one with mistakes.

    Args:
        package: The whole package.
        report: Receives what is wrong.
    """
    path = package.files.get(PLAN_FILE)
    document = None if path is None else read_document(path, report)
    root = None if document is None else checked(document, _Root, report)
    if document is None or root is None:
        return None
    answer = _answer_program(root.solution, package, document, report)
    reader = _PlanReader(
        document=document,
        package=package,
        generators=package.below("generators"),
        salt=root.random_salt,
        answers_made=root.solution is not None,
        report=report,
    )
    reader.top()
    cases = tuple(sorted(reader.cases, key=lambda case: case.name))
    return GenerationPlan(
        cases=cases,
        answer_program=answer,
        digest=_digest(cases, answer, package, report),
    )


def _answer_program(
    solution: str | None, package: Tree, document: Document, report: Report
) -> Program | None:
    if solution is None:
        return None
    name = solution.removeprefix("/")
    place = document.at(("solution",))
    if not solution.startswith("/"):
        hint = f'write "/{solution}": it counts from the package'
        report.error(document.file, "solution must start with /", at=place, hint=hint)
    elif name not in package.files:
        near = did_you_mean(name, tuple(package.files))
        report.error(document.file, f"solution: there is no file {name}", at=place, hint=near)
    else:
        return program_at(package, name)
    return None


@dataclass(slots=True, kw_only=True)
class _PlanReader:
    """Walks the `data` of a plan and collects its cases."""

    document: Document
    package: Tree
    generators: Tree
    salt: str
    answers_made: bool
    """Whether an answer program makes the answers that are not given."""
    report: Report
    cases: list[GeneratedCase] = field(default_factory=list)
    commands: dict[str, str] = field(default_factory=dict)
    """Command to the case that has it."""

    def top(self) -> None:
        """Read the directories below `data/`."""
        for name, value in self._entries(("data",)):
            path = ("data", name)
            if name not in _PLACES:
                self._error(path, f"{dotted(path)} cannot be generated, only sample and secret")
            elif not isinstance(value, dict) or "data" not in value:
                self._error(path, f"{dotted(path)} must be a map with data, got {shown(value)}")
            else:
                self._directory(path, name)

    def _directory(self, path: KeyPath, directory: str) -> None:
        """Read the entries of one directory.

        Args:
            path: Where it stands in the plan.
            directory: Its name below `data/`.
        """
        checked(self.document, _Group, self.report, path=path)
        for key, value in self._entries((*path, "data")):
            here, name = (*path, "data", key), f"{directory}/{key}"
            if not _NAME.fullmatch(key):
                hint = "names have letters, digits, _ . - and start with a letter, a digit or _"
                self._error(here, f"{shown(key)} cannot be a name", hint=hint)
            elif isinstance(value, dict) and "data" in value:
                self._directory(here, name)
            else:
                self._case(here, name, value)

    def _entries(self, path: KeyPath) -> Iterable[tuple[str, object]]:
        """Return the entries of a map in the plan; none, with an error, if it is no map."""
        value = self.document.value
        for key in path:
            value = value.get(str(key)) if isinstance(value, dict) else None
        if isinstance(value, dict) and value:
            return value.items()
        self._error(path, f"{dotted(path)} must be a map that is not empty, got {shown(value)}")
        return ()

    def _case(self, path: KeyPath, name: str, value: object) -> None:
        if f"data/{name}.in" in self.package.files:
            self._error(path, f"{name} is also a file of the package")
        match value:
            case str():
                recipe: Recipe | None = self._run(path, name, value)
            case {"copy": _}:
                recipe = self._copied(path)
            case {"in": _}:
                recipe = self._written(path)
            case _:
                kinds = "a command, {copy: ...}, {in: ...} or a directory with data"
                self._error(path, f"{name} must be {kinds}, got {shown(value)}")
                return
        if recipe is not None:
            self.cases.append(GeneratedCase(name=name, recipe=recipe))

    def _run(self, path: KeyPath, name: str, command: str) -> GeneratorRun | None:
        if command in self.commands:
            hint = "tell them apart by {seed:1} and {seed:2}"
            self._error(path, f"{name} is the same as {self.commands[command]}", hint=hint)
        self.commands[command] = name
        seeds = _SEED.findall(command)
        unknown = _PLACE_HOLDER.search(_SEED.sub("", command))
        if len(seeds) > 1 or unknown:
            what = "{seed} stands twice" if unknown is None else f"{unknown[0]} means nothing here"
            self._error(path, f"{name}: {what}")
            return None
        try:
            words = shlex.split(_SEED.sub(str(self._seed(command)), command))
        except ValueError as error:
            self._error(path, f"{name}: {error}")
            return None
        program, *arguments = words or [""]
        generator = self._generator(path, program)
        if generator is None:
            return None
        return GeneratorRun(generator=generator, arguments=tuple(arguments))

    def _seed(self, command: str) -> int:
        digest = hashlib.sha512((self.salt + command).encode()).hexdigest()
        return int(digest, 16) % _SEEDS

    def _generator(self, path: KeyPath, name: str) -> Program | None:
        if name not in self.generators.files:
            hint = did_you_mean(name, tuple(self.generators.files))
            self._error(path, f"there is no generator {shown(name)} in generators/", hint=hint)
            return None
        if not name.endswith(".py"):
            self._error(path, f"the generator {name} is no Python program")
            return None
        return program_at(self.generators, name)

    def _copied(self, path: KeyPath) -> CopiedCase | None:
        copied = checked(self.document, _Copied, self.report, path=path)
        if copied is None:
            return None
        files = self.generators.files
        source = files.get(f"{copied.copy_from}.in")
        if source is None:
            self._error(path, f"there is no file generators/{copied.copy_from}.in")
            return None
        answer = files.get(f"{copied.copy_from}.ans")
        self._check_answer(path, present=answer is not None)
        return CopiedCase(input=source, answer=answer)

    def _written(self, path: KeyPath) -> WrittenCase | None:
        written = checked(self.document, _Written, self.report, path=path)
        if written is None:
            return None
        self._check_answer(path, present=written.answer is not None)
        return WrittenCase(input=written.input, answer=written.answer)

    def _check_answer(self, path: KeyPath, *, present: bool) -> None:
        if not present and not self.answers_made:
            hint = "give the answer, or a solution that makes it"
            self._error(path, f"{path[-1]} has no answer", hint=hint)

    def _error(self, path: KeyPath, message: str, *, hint: str | None = None) -> None:
        self.report.error(self.document.file, message, at=self.document.at(path), hint=hint)


def _digest(
    cases: Sequence[GeneratedCase], answer: Program | None, package: Tree, report: Report
) -> str:
    """Return the hash of all that the data depend on; comments in the plan are not among it."""
    files = {
        name: path
        for name, path in package.files.items()
        if (name.startswith("generators/") and name != PLAN_FILE)
        or path == (answer and answer.path)
    }
    content = {
        "format": 1,
        "cases": [[case.name, *_words(case.recipe, package)] for case in cases],
        "answer": None if answer is None else answer.path.relative_to(package.path).as_posix(),
        "files": {name: _hash_of(path, report) for name, path in sorted(files.items())},
    }
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _words(recipe: Recipe, package: Tree) -> list[str | None]:
    match recipe:
        case GeneratorRun():
            program = recipe.generator.path.relative_to(package.path).as_posix()
            return ["run", program, *recipe.arguments]
        case CopiedCase():
            return ["copy", recipe.input.relative_to(package.path).as_posix()]
        case WrittenCase():
            return ["in", recipe.input, recipe.answer]


def _hash_of(path: Path, report: Report) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        report.error(path, f"cannot be read: {error.strerror}")
        return ""
