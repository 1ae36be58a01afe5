"""Small packages and programs on disk, judged in the real sandbox."""

import itertools
import os
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from judge.core.errors import MissingToolError
from judge.core.language import Source
from judge.core.problem import Problem, Program
from judge.core.submission import Judgement
from judge.judging.build import BuildFailure, BuildLimits, Built
from judge.judging.engine import Attempt, Engine
from judge.judging.events import Event
from judge.languages import source_of
from judge.package import load_problem
from sandbox import Limits, Means, Profile, RunRequest, RunResult, Sandbox, SealedInput
from sandbox.handover import read_end, read_start

PROBLEM_YAML = """\
problem_format_version: 2025-09
name: Tiny
uuid: 7f0a7a52-25a1-4a8c-9d0e-9d3a4f6c1b55
license: cc0
rights_owner: Ada
limits:
  time_limit: {time_limit}
  time_resolution: 0.1
  memory: {memory}
  output: 1
  compilation_time: {compilation_time}
  validation_time: 1
"""

BUILD_LIMITS = BuildLimits(cpu_us=60_000_000, memory_bytes=2 << 30)
LIMITS = Limits(cpu_us=20_000_000, wall_us=60_000_000, memory_bytes=512 << 20, output_bytes=8 << 20)

Files = Mapping[str, str | bytes]
"""Name to content."""


def write(directory: Path, files: Files) -> Path:
    """Write files below a directory."""
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return directory


def source_in(directory: Path, *, code: str | None = None) -> Source:
    """Return the program of all files of a directory; skip where its tools are missing."""
    files = tuple(sorted(path for path in directory.rglob("*") if path.is_file()))
    program = Program(name=directory.name, path=directory, files=files)
    try:
        return source_of(program, code=code)
    except MissingToolError as missing:
        pytest.skip(str(missing))


class CountingSandbox:
    """A sandbox that counts what is run in it, and may break or lie."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.workers = sandbox.workers
        self.means: Means = sandbox.means
        self.output_file = sandbox.output_file
        self.runs: Counter[Profile] = Counter()
        self._counting = threading.Lock()
        self.fault: Callable[[RunRequest], Exception | None] = lambda _: None
        self.change: Callable[[RunResult], RunResult] = lambda result: result

    def run(self, request: RunRequest) -> RunResult:
        """Run a program."""
        with self._counting:
            self.runs[request.profile] += 1
        if (error := self.fault(request)) is not None:
            raise error
        return self.change(self._sandbox.run(request))

    def quiet(self, request: RunRequest) -> RunResult:
        """Run a program alone."""
        return self._sandbox.quiet(request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A run and what it wrote."""

    result: RunResult
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """An engine with a place for sources and packages."""

    directory: Path
    engine: Engine
    sandbox: CountingSandbox
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def place(self) -> Path:
        """Return a new directory."""
        path = self.directory / f"{next(self._numbers)}"
        path.mkdir()
        return path

    def source(self, files: Files, *, code: str | None = None) -> Source:
        """Return a program of these files."""
        return source_in(write(self.place(), files), code=code)

    def build(
        self, files: Files, *, code: str | None = None, limits: BuildLimits = BUILD_LIMITS
    ) -> Built | BuildFailure:
        """Build a program of these files."""
        return self.engine.builder.build(self.source(files, code=code), limits)

    def built(self, files: Files, *, code: str | None = None) -> Built:
        """Build a program that compiles."""
        built = self.build(files, code=code)
        assert isinstance(built, Built), built.message
        return built

    def refused(self, files: Files, *, limits: BuildLimits = BUILD_LIMITS) -> BuildFailure:
        """Build a program that does not compile."""
        failure = self.build(files, limits=limits)
        assert isinstance(failure, BuildFailure)
        return failure

    def run(self, built: Built, stdin: str = "", *, limits: Limits = LIMITS) -> Outcome:
        """Run a built program."""
        given = SealedInput(stdin.encode())
        descriptor = given.open()
        stdout, stderr = self.sandbox.output_file(), self.sandbox.output_file()
        result = self.sandbox.run(
            RunRequest(
                argv=built.command(memory_bytes=limits.memory_bytes),
                limits=limits,
                stdin=descriptor,
                stdout=stdout,
                stderr=stderr,
                env=built.environment,
                mounts=built.mounts(),
            )
        )
        texts = (read_start(stdout, 1 << 20), read_end(stderr, 1 << 20))
        for each in (descriptor, stdout, stderr):
            os.close(each)
        given.close()
        return Outcome(result=result, stdout=texts[0].decode(), stderr=texts[1].decode())

    def package(
        self,
        files: Files,
        *,
        time_limit: float = 1,
        memory: int = 128,
        compilation_time: int = 60,
    ) -> Path:
        """Write a package with these files beside what every package needs."""
        root = self.place() / "tiny"
        text = PROBLEM_YAML.format(
            time_limit=time_limit, memory=memory, compilation_time=compilation_time
        )
        return write(
            root,
            {
                "problem.yaml": text,
                "statement/problem.en.md": "Do it.\n",
                "input_validators/validate.py": "raise SystemExit(42)\n",
                "submissions/accepted/echo.py": "print(input())\n",
                **files,
            },
        )

    def problem(
        self,
        files: Files,
        *,
        time_limit: float = 1,
        memory: int = 128,
        compilation_time: int = 60,
    ) -> Problem:
        """Return the problem of such a package."""
        root = self.package(
            files, time_limit=time_limit, memory=memory, compilation_time=compilation_time
        )
        return loaded(root)

    def judge(  # noqa: D102 - as `Engine.judge`
        self,
        problem: Problem,
        source: Source,
        on_event: Callable[[Event], None] = lambda _: None,
        **how: object,
    ) -> Judgement:
        attempt = Attempt(submission_id="s1", source=source, **how)  # type: ignore[arg-type]
        return self.engine.judge(problem, attempt, on_event=on_event)


def loaded(root: Path) -> Problem:
    """Return the problem of a package without errors."""
    found = load_problem(root)
    assert found.problem is not None, found.findings
    return found.problem


def cases(count: int = 1, *, answer: Callable[[int], str] = str) -> dict[str, str]:
    """Return the files of cases whose inputs are 1, 2, 3, ..."""
    files = {}
    for number in range(1, count + 1):
        files[f"data/secret/{number}.in"] = f"{number}\n"
        files[f"data/secret/{number}.ans"] = f"{answer(number)}\n"
    return files
