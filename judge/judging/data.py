"""Makes the test data that a package describes but does not hold.

Generators and the answer program run in the sandbox, each case by itself, so that equal generators
make equal data wherever they run. The result is kept by what it was made from.
"""

import logging
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge.core.errors import BadPackageError
from judge.core.problem import (
    CopiedCase,
    GeneratedCase,
    GenerationPlan,
    GeneratorRun,
    Problem,
    Program,
    WrittenCase,
)
from judge.judging.build import Built
from judge.judging.cache import key_of
from judge.judging.engine import Engine
from sandbox import Box, Ending, Limits, Profile, RunRequest, SealedInput
from sandbox.handover import read_end

_GENERATORS = PurePosixPath("/generators")
_LIMITS = Limits(
    cpu_us=120_000_000,
    wall_us=360_000_000,
    memory_bytes=2 << 30,
    output_bytes=1 << 30,
    processes=64,
)
_BOX_BYTES = 1 << 30
_EVIDENCE_BYTES = 2000
_INPUT_FILE, _ANSWER_FILE = "testcase.in", "testcase.ans"
"""What a generator may write instead of using its standard output."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Where the files of one case go; both without extension would be the same path."""

    input: Path
    answer: Path


class DataMaker:
    """Makes and keeps generated data."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sandbox = engine.sandbox
        self._cache = engine.cache

    def made(
        self, problem: Problem, *, on_case: Callable[[int, int], None] = lambda _done, _all: None
    ) -> Path | None:
        """Return the directory of a problem's generated data, making them if need be.

        Args:
            problem: As loaded without them.
            on_case: Called, from any thread, with the number of cases made and of all.

        Returns:
            None if the package describes none.

        Raises:
            BadPackageError: A generator or the answer program failed.
            SandboxError, OSError: They could not be run.
        """
        plan = problem.generation
        if plan is None or not plan.cases:
            return None
        built = {
            program: self._engine.build_program(
                problem, program, "generator", beside=_beside(program)
            )
            for program in _programs(plan)
        }

        def make(directory: Path) -> None:
            def one(case: GeneratedCase) -> None:
                target = directory / case.name
                target.parent.mkdir(parents=True, exist_ok=True)
                made = _Made(input=Path(f"{target}.in"), answer=Path(f"{target}.ans"))
                self._make_case(case, plan, made, lambda program: built[program])
                done.append(case.name)
                on_case(len(done), len(plan.cases))

            done: list[str] = []
            with ThreadPoolExecutor(self._sandbox.workers) as runners:
                list(runners.map(one, plan.cases))

        return self._cache.made("data", self._key(plan), make)

    def found(self, plan: GenerationPlan) -> Path | None:
        """Return the directory of the data of a plan if they have been made.

        Raises:
            JudgeError: The language of a generator is not known or not on this machine.
        """
        return self._cache.find("data", self._key(plan)) if plan.cases else None

    def _key(self, plan: GenerationPlan) -> str:
        sources = [self._engine.source_of(program) for program in _programs(plan)]
        return key_of("data", plan.digest, [source.toolchain.fingerprint for source in sources])

    def _make_case(
        self, case: GeneratedCase, plan: GenerationPlan, made: _Made, built: Callable[..., Built]
    ) -> None:
        match case.recipe:
            case GeneratorRun():
                self._run(built(case.recipe.generator), case, made.input, made.answer)
            case CopiedCase():
                shutil.copyfile(case.recipe.input, made.input)
                if case.recipe.answer:
                    shutil.copyfile(case.recipe.answer, made.answer)
            case WrittenCase():
                made.input.write_text(case.recipe.input, encoding="utf-8")
                if case.recipe.answer is not None:
                    made.answer.write_text(case.recipe.answer, encoding="utf-8")
        if not made.answer.exists():
            if plan.answer_program is None:
                raise BadPackageError(
                    f"{case.name}: the generator wrote no {_ANSWER_FILE} and there is no solution"
                )
            self._run(built(plan.answer_program), case, made.answer, None, given=made.input)
        made.input.chmod(0o644)
        made.answer.chmod(0o644)

    def _run(
        self,
        built: Built,
        case: GeneratedCase,
        target: Path,
        beside: Path | None,
        *,
        given: Path | None = None,
    ) -> None:
        """Run a generator or the answer program.

        Args:
            built: The program.
            case: Which case it is run for.
            target: Where its standard output goes.
            beside: Where the answer goes if it writes one as well.
            given: What it reads; None: nothing.
        """
        is_generator = given is None
        arguments = (
            case.recipe.arguments if is_generator and isinstance(case.recipe, GeneratorRun) else ()
        )
        # Sealed, so that a program may open it again by name, as in /dev/stdin.
        sealed = SealedInput(given or b"")
        stdin = sealed.open()
        stdout, stderr = self._sandbox.output_file(), self._sandbox.output_file()
        try:
            with self._cache.scratch() as files:
                request = RunRequest(
                    argv=(
                        *built.command(at=_GENERATORS, memory_bytes=_LIMITS.memory_bytes),
                        *arguments,
                    ),
                    limits=_LIMITS,
                    stdin=stdin,
                    stdout=stdout,
                    stderr=stderr,
                    env=built.environment,
                    mounts=built.mounts(at=_GENERATORS),
                    box=Box(copy_out=files, size_bytes=_BOX_BYTES),
                    profile=Profile.VALIDATOR,
                )
                result = self._sandbox.run(request)
                if result.ending is not Ending.EXITED or result.exit_code != 0:
                    said = read_end(stderr, _EVIDENCE_BYTES).decode(errors="replace").strip()
                    raise BadPackageError(
                        f"{case.name}: {' '.join(request.argv)} failed: "
                        f"{result.ending}, exit code {result.exit_code}",
                        findings=tuple(said.splitlines()),
                    )
                _keep(files / _INPUT_FILE, stdout, target)
                if beside and (files / _ANSWER_FILE).exists():
                    shutil.move(files / _ANSWER_FILE, beside)
        finally:
            for descriptor in (stdin, stdout, stderr):
                os.close(descriptor)
            sealed.close()


def _programs(plan: GenerationPlan) -> list[Program]:
    """Return what makes the data, each program once and in the same order every time."""
    runs = {c.recipe.generator for c in plan.cases if isinstance(c.recipe, GeneratorRun)}
    answer = [plan.answer_program] if plan.answer_program else []
    return [*sorted(runs, key=lambda program: program.name), *answer]


def _beside(program: Program) -> tuple[Path, ...]:
    """Return the other files of a generator's directory: modules it imports, data it reads."""
    files = (path for path in sorted(program.path.parent.rglob("*")) if path.is_file())
    return tuple(
        path for path in files if path not in program.files and "__pycache__" not in path.parts
    )


def _keep(written: Path, stdout: int, target: Path) -> None:
    if written.exists():
        shutil.move(written, target)
        return
    with target.open("wb") as file:
        size = os.fstat(stdout).st_size
        at = 0
        while at < size:
            at += os.sendfile(file.fileno(), stdout, at, size - at)
