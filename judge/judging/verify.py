"""Checks a problem: do validators, data, limits and every reference solution agree?

    input validators   accept every input there is, and refuse every invalid one
    input validators   accept every input there is, and refuse the invalid ones
    submissions        get what the package says they get, on all cases

Checks and runs that came out the same way before, from the same files, are taken from the cache.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from judge.core.aggregate import StopRule
from judge.core.decide import EXIT_ACCEPTED
from judge.core.errors import JudgeError, MissingToolError, UnknownLanguageError
from judge.core.expectation import violations
from judge.core.problem import ExampleSubmission, Problem, ValidationKind
from judge.core.submission import Judgement
from judge.core.verdict import Verdict
from judge.judging.build import Built
from judge.judging.cache import key_of
from judge.judging.engine import Attempt, Engine
from judge.judging.validate import (
    VALIDATOR_DIRECTORY,
    OutputValidator,
    Question,
    validation_limits,
)
from sandbox import Ending, Profile, RunRequest
from sandbox.handover import read_end

_EVIDENCE_BYTES = 500


class CheckKind(StrEnum):
    """What a check is about."""

    INPUT = "input"
    """Every input validator accepts an input."""
    INVALID_INPUT = "invalid input"
    """At least one input validator refuses an input."""
    ANSWER = "answer"
    """The output validator accepts the judges' answer, or an output that is known to be right."""
    INVALID_OUTPUT = "invalid output"
    """The output validator refuses an output that is known to be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The outcome of one check of the data."""

    kind: CheckKind
    name: str
    """Of the case."""
    ok: bool
    message: str
    """What the validator said; empty if there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionReport:
    """What a reference solution got."""

    submission: ExampleSubmission
    judgement: Judgement | None
    """None if it was not judged."""
    skipped: str
    """Why it was not judged, such as a missing compiler, which is no mistake of the package."""
    complaints: tuple[str, ...]
    """A sentence for each expectation that does not hold."""

    @property
    def ok(self) -> bool:
        """Return whether nothing speaks against the package."""
        return not self.complaints


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Everything that was found out about a problem."""

    problem: Problem
    checks: tuple[Check, ...]
    submissions: tuple[SubmissionReport, ...]

    @property
    def ok(self) -> bool:
        """Return whether everything is as it should be."""
        return all(check.ok for check in self.checks) and all(s.ok for s in self.submissions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Called while a problem is verified, from any thread."""

    on_check: Callable[[int, int], None]
    """With the number of checks done and of all."""
    on_submission: Callable[[SubmissionReport, int, int], None]
    """With the number of submissions done and of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A check to be made: its key, and how to make it."""

    kind: CheckKind
    name: str
    key: str
    make: Callable[[], tuple[bool, str]]


class Verifier:
    """Verifies problems with one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._cache = engine.cache

    def verify(self, problem: Problem, progress: Progress) -> Verification:
        """Check everything.

        Raises:
            BadPackageError: A validator does not compile.
            SandboxError, OSError: Something could not be run.
        """
        checks = self._checks(problem, progress)
        submissions = self._submissions(problem, progress)
        return Verification(problem=problem, checks=checks, submissions=submissions)

    def _checks(self, problem: Problem, progress: Progress) -> tuple[Check, ...]:
        tasks = [*self._input_tasks(problem), *self._output_tasks(problem)]
        record_key = key_of("checks", str(problem.root))
        record: dict[str, Any] = self._cache.load("checks", record_key)
        done: list[Check] = []

        def one(task: _Task) -> Check:
            ok, message = record.get(task.key) or task.make()
            check = Check(kind=task.kind, name=task.name, ok=ok, message=message)
            done.append(check)
            progress.on_check(len(done), len(tasks))
            return check

        with ThreadPoolExecutor(self._engine.sandbox.workers) as runners:
            checks = tuple(runners.map(one, tasks))
        fresh = {t.key: [c.ok, c.message] for t, c in zip(tasks, checks, strict=True)}
        if fresh != record:
            self._cache.store("checks", record_key, fresh)
        return checks

    def _input_tasks(self, problem: Problem) -> Iterator[_Task]:
        validators = [
            self._engine.build_program(problem, program, "input validator")
            for program in problem.input_validators
        ]
        for name, path, args, kind in _inputs(problem):
            digests = [built.key for built in validators]
            yield _Task(
                kind=kind,
                name=name,
                key=key_of("input check", kind, digests, self._cache.digest_of(path), args),
                make=partial(self._check_input, problem, validators, path, args, kind),
            )

    def _check_input(
        self,
        problem: Problem,
        validators: list[Built],
        path: Path,
        args: tuple[str, ...],
        kind: CheckKind,
    ) -> tuple[bool, str]:
        for built in validators:
            accepted, said = self._run_input_validator(problem, built, path, args)
            if not accepted:
                return kind is CheckKind.INVALID_INPUT, said
        if kind is CheckKind.INVALID_INPUT:
            return False, "every input validator accepts it"
        return True, ""

    def _run_input_validator(
        self, problem: Problem, built: Built, path: Path, args: tuple[str, ...]
    ) -> tuple[bool, str]:
        said = self._engine.sandbox.output_file()
        limits = validation_limits(problem.limits)
        command = built.command(at=VALIDATOR_DIRECTORY, memory_bytes=limits.memory_bytes)
        try:
            with self._engine.inputs.open(path) as given:
                result = self._engine.sandbox.run(
                    RunRequest(
                        argv=(*command, *args),
                        limits=limits,
                        stdin=given,
                        stdout=said,
                        stderr=said,
                        cwd=VALIDATOR_DIRECTORY,
                        env=built.environment,
                        mounts=built.mounts(at=VALIDATOR_DIRECTORY),
                        profile=Profile.VALIDATOR,
                    )
                )
            words = read_end(said, _EVIDENCE_BYTES).decode(errors="replace").strip()
        finally:
            os.close(said)
        if result.ending is not Ending.EXITED:
            return False, f"the input validator ended by {result.ending}: {words}"
        return result.exit_code == EXIT_ACCEPTED, words

    def _output_tasks(self, problem: Problem) -> Iterator[_Task]:
        validator = self._engine.output_validator(problem)
        for name, question_files, args, kind in _outputs(problem):
            digests = [self._cache.digest_of(path) for path in question_files]
            yield _Task(
                kind=kind,
                name=name,
                key=key_of("output check", kind, validator.key, digests, args),
                make=partial(_check_output, validator, question_files, args, kind),
            )

    def _submissions(self, problem: Problem, progress: Progress) -> tuple[SubmissionReport, ...]:
        """Judge all of them, several at a time so that no core waits for the end of one."""
        done: list[str] = []

        def one(submission: ExampleSubmission) -> SubmissionReport:
            report = self._report(problem, submission)
            done.append(submission.name)
            progress.on_submission(report, len(done), len(problem.submissions))
            return report

        with ThreadPoolExecutor(self._engine.sandbox.workers) as coordinators:
            return tuple(coordinators.map(one, problem.submissions))

    def _report(self, problem: Problem, submission: ExampleSubmission) -> SubmissionReport:
        try:
            source = self._engine.source_of(
                submission.program,
                code=submission.language_id,
                entry_point=submission.entry_point,
            )
        except (MissingToolError, UnknownLanguageError) as missing:
            return SubmissionReport(
                submission=submission, judgement=None, skipped=missing.message, complaints=()
            )
        except JudgeError as error:
            return SubmissionReport(
                submission=submission, judgement=None, skipped="", complaints=(error.message,)
            )
        attempt = Attempt(
            submission_id=submission.name, source=source, stop=StopRule.NEVER, reuse=True
        )
        judgement = self._engine.judge(problem, attempt)
        return SubmissionReport(
            submission=submission,
            judgement=judgement,
            skipped="",
            complaints=_complaints(submission, judgement),
        )


def _complaints(submission: ExampleSubmission, judgement: Judgement) -> tuple[str, ...]:
    if judgement.verdict in (Verdict.JE, Verdict.CE, Verdict.CTL):
        first_line = judgement.message.partition("\n")[0]
        return (f"{judgement.verdict.meaning}: {first_line}",)
    faulty = [case for case in judgement.cases if case.verdict is Verdict.JE]
    if faulty:
        return tuple(f"{case.case}: judge error: {case.message}" for case in faulty)
    verdicts = {case.case: case.verdict for case in judgement.cases}
    messages = {case.case: case.message for case in judgement.cases}
    return violations(submission.expectations, verdicts, messages=messages)


def _inputs(problem: Problem) -> Iterator[tuple[str, Path, tuple[str, ...], CheckKind]]:
    for case in problem.cases:
        yield case.name, case.input, (*case.input_validator_args, *case.args), CheckKind.INPUT
    for extra in problem.validation_cases:
        invalid = extra.kind is ValidationKind.INVALID_INPUT
        kind = CheckKind.INVALID_INPUT if invalid else CheckKind.INPUT
        yield extra.name, extra.input, extra.input_validator_args, kind


def _outputs(
    problem: Problem,
) -> Iterator[tuple[str, tuple[Path, Path, Path], tuple[str, ...], CheckKind]]:
    """Yield name, input, answer and output, arguments and kind of what the validator is asked."""
    for case in problem.cases:
        files = (case.input, case.answer, case.answer)
        yield case.name, files, case.output_validator_args, CheckKind.ANSWER
    for extra in problem.validation_cases:
        if extra.output is not None and extra.answer is not None:
            right = extra.kind is ValidationKind.VALID_OUTPUT
            kind = CheckKind.ANSWER if right else CheckKind.INVALID_OUTPUT
            files = (extra.input, extra.answer, extra.output)
            yield extra.name, files, extra.output_validator_args, kind


def _check_output(
    validator: OutputValidator,
    files: tuple[Path, Path, Path],
    args: tuple[str, ...],
    kind: CheckKind,
) -> tuple[bool, str]:
    given, answer, written = files
    output = os.open(written, os.O_RDONLY | os.O_CLOEXEC)
    try:
        report = validator.judge(Question(input=given, answer=answer, output=output, args=args))
    finally:
        os.close(output)
    expected = Verdict.WA if kind is CheckKind.INVALID_OUTPUT else Verdict.AC
    if report.verdict is expected:
        return True, report.message
    return False, report.message or f"the output validator says {report.verdict.meaning}"
