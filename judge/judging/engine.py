"""The engine: a source and a problem in, a judgement out, events on the way.

Cases run in parallel over the sandbox's workers. They are told in judging order, and those past the
first failure are not run once it is known, so that neither the judgement nor the events depend on
which core was faster.
"""

import contextlib
import logging
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, cast

from judge import __version__
from judge.core.aggregate import (
    Stamp,
    StopRule,
    horizon,
    is_decided,
    judgement_of,
    judgement_without_cases,
)
from judge.core.errors import BadPackageError
from judge.core.language import Source
from judge.core.problem import Problem, Program, TestCase
from judge.core.submission import CaseResult, Judgement
from judge.core.timelimit import TimePolicy
from judge.core.verdict import Verdict
from judge.judging.build import Builder, BuildFailure, BuildLimits, Built
from judge.judging.cache import Cache, key_of
from judge.judging.case import Bench, judge_case, run_limits
from judge.judging.events import CaseJudged, Compiled, Event
from judge.judging.inputs import Inputs
from judge.judging.validate import CustomValidator, DefaultValidator, OutputValidator
from sandbox import Sandbox, SandboxClosed

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A program to be judged, and how."""

    submission_id: str
    source: Source
    stop: StopRule = StopRule.FIRST_FAILURE
    reuse: bool = False
    """Whether results of equal runs that were judged before may be taken instead of running
    again."""


class SourceOf(Protocol):
    """Tells the language of a program and where it starts; `judge.languages.source_of`."""

    def __call__(
        self, program: Program, *, code: str | None = None, entry_point: str | None = None
    ) -> Source:
        """Return the program as something to build; raises `JudgeError` if that cannot be told."""


class Engine:
    """Judges submissions in one sandbox. Safe to use from any thread; to be closed."""

    def __init__(
        self,
        *,
        sandbox: Sandbox,
        cache: Cache,
        source_of: SourceOf,
        policy: TimePolicy | None = None,
    ) -> None:
        """Set up to judge.

        Args:
            sandbox: Where everything runs.
            cache: Where builds and results are kept.
            source_of: Tells the language of a program.
            policy: What is close to the limit; None: the usual one.
        """
        self.source_of = source_of
        self.sandbox = sandbox
        self.cache = cache
        self.builder = Builder(sandbox=sandbox, cache=cache)
        self.inputs = Inputs()
        self._policy = policy or TimePolicy()
        self._keys_of_data: dict[int, tuple[Problem, list[str]]] = {}
        self._runners = ThreadPoolExecutor(sandbox.workers, thread_name_prefix="case")

    def judge(
        self,
        problem: Problem,
        attempt: Attempt,
        *,
        on_event: Callable[[Event], None] = lambda _: None,
    ) -> Judgement:
        """Judge a submission.

        Whatever goes wrong on our side makes the verdict JE, with its reason; nothing is raised but
        for a closed sandbox, an interrupt, and what `on_event` raises.

        Args:
            problem: With all its test cases.
            attempt: What to judge.
            on_event: Called in this thread, in judging order.
        """
        stamp = Stamp(
            submission_id=attempt.submission_id,
            judged_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            judge_version=__version__,
            inputs_hash="",
        )
        with contextlib.closing(self._judge(problem, attempt, stamp)) as steps:
            while True:
                try:
                    event = next(steps)
                except StopIteration as end:
                    return cast("Judgement", end.value)
                except SandboxClosed:
                    raise
                except Exception as error:  # noqa: BLE001 - the one place where a fault becomes JE
                    _log.exception("submission %s could not be judged", attempt.submission_id)
                    message = _reason_of(error)
                    return judgement_without_cases(Verdict.JE, message=message, stamp=stamp)
                on_event(event)  # a fault of the listener is none of the judge's

    def _judge(
        self, problem: Problem, attempt: Attempt, stamp: Stamp
    ) -> Generator[Event, None, Judgement]:
        """Judge a submission, yielding what there is to tell."""
        limits = problem.limits
        validator = self.output_validator(problem)
        build_limits = BuildLimits(
            cpu_us=limits.compilation_time_us, memory_bytes=limits.compilation_memory_bytes
        )
        built = self.builder.build(attempt.source, build_limits)
        yield Compiled(failure=built if isinstance(built, BuildFailure) else None)
        if isinstance(built, BuildFailure):
            stamp = replace(stamp, inputs_hash=self.builder.key(attempt.source, build_limits))
            return judgement_without_cases(built.verdict, message=built.message, stamp=stamp)
        bench = Bench(
            problem=problem,
            built=built,
            validator=validator,
            sandbox=self.sandbox,
            inputs=self.inputs,
            policy=self._policy,
        )
        keys = self._case_keys(bench)
        stamp = replace(stamp, inputs_hash=key_of("judgement", keys))
        known = _Known(self.cache, built.key) if attempt.reuse else None
        results = yield from self._judge_cases(bench, attempt.stop, keys, known)
        if known:
            known.keep({keys[index]: result for index, result in results.items()})
        return judgement_of(results, total=len(problem.cases), stamp=stamp, stop=attempt.stop)

    def _judge_cases(
        self,
        bench: Bench,
        stop: StopRule,
        keys: list[str],
        known: "_Known | None",
    ) -> Generator[Event, None, dict[int, CaseResult]]:
        """Return the results of all cases that matter, and perhaps of others, by index."""
        cases = bench.problem.cases
        total = len(cases)
        results: dict[int, CaseResult] = {}
        running: dict[Future[CaseResult], int] = {}
        started = told = 0
        try:
            while not is_decided(results, total=total, stop=stop):
                while len(running) < self.sandbox.workers and started < horizon(
                    results, total=total, stop=stop
                ):
                    found = known.find(keys[started], cases[started]) if known else None
                    if found:
                        results[started] = found
                    else:
                        running[self._runners.submit(judge_case, bench, cases[started])] = started
                    started += 1
                if running and not is_decided(results, total=total, stop=stop):
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        index = running.pop(future)
                        results[index] = _result_of(future, cases[index])
                while told in results and told < horizon(results, total=total, stop=stop):
                    yield CaseJudged(index=told, total=total, result=results[told])
                    told += 1
        finally:
            for future in running:
                future.cancel()
        return results

    def output_validator(self, problem: Problem) -> OutputValidator:
        """Return the problem's output validator, compiled.

        Raises:
            BadPackageError: It does not compile.
            JudgeError: Its language is not known or not on this machine.
        """
        if problem.output_validator is None:
            return DefaultValidator()
        built = self.build_program(problem, problem.output_validator, "output validator")
        return CustomValidator(
            built, limits=problem.limits, sandbox=self.sandbox, cache=self.cache, inputs=self.inputs
        )

    def build_program(
        self, problem: Problem, program: Program, role: str, *, beside: tuple[Path, ...] = ()
    ) -> Built:
        """Return a program of the package, compiled.

        Args:
            problem: Whose it is.
            program: What to compile.
            role: What it is, for the message.
            beside: Other files that it finds in its directory.

        Raises:
            BadPackageError: It does not compile.
            JudgeError: Its language is not known or not on this machine.
        """
        limits = problem.limits
        build_limits = BuildLimits(
            cpu_us=limits.compilation_time_us, memory_bytes=limits.compilation_memory_bytes
        )
        source = self.source_of(program)
        source = replace(source, beside=(*source.beside, *beside))
        built = self.builder.build(source, build_limits)
        if isinstance(built, BuildFailure):
            raise BadPackageError(
                f"{program.path}: the {role} does not compile",
                findings=tuple(built.message.splitlines()),
            )
        return built

    def _case_keys(self, bench: Bench) -> list[str]:
        """Return the key of all that its result depends on, for each case."""
        limits = run_limits(bench)
        shared = key_of(
            "case",
            __version__,
            bench.built.key,
            bench.built.command(memory_bytes=bench.problem.limits.memory_bytes),
            bench.problem.limits.time_limit_us,
            [limits.cpu_us, limits.wall_us, limits.memory_bytes, limits.output_bytes],
            bench.validator.key,
            [self.sandbox.means.rootless, self.sandbox.means.groups],
        )
        return [f"{shared}-{key}" for key in self._data_keys(bench.problem)]

    def _data_keys(self, problem: Problem) -> list[str]:
        """Return the key of each case's own part, worked out once for all submissions."""
        known = self._keys_of_data.get(id(problem))
        if known is None or known[0] is not problem:
            keys = [
                key_of(
                    [case.args, case.output_validator_args],
                    [self.cache.digest_of(case.input), self.cache.digest_of(case.answer)],
                )
                for case in problem.cases
            ]
            known = self._keys_of_data[id(problem)] = (problem, keys)
        return known[1]

    def close(self) -> None:
        """Wait for the cases that are running and give the memory back."""
        self._runners.shutdown(cancel_futures=True)
        self.inputs.close()
        self.cache.remember_digests()


def _result_of(future: Future[CaseResult], case: TestCase) -> CaseResult:
    """Return what came of a case; a fault of ours is its judge error.

    Raised instead, it would end the judgement even where an earlier case decides it.

    Raises:
        SandboxClosed: The sandbox was closed.
    """
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, SandboxClosed) or not isinstance(error, Exception):
        raise error
    _log.error("case %s could not be judged", case.name, exc_info=error)
    return CaseResult(
        case=case.name,
        verdict=Verdict.JE,
        cpu_us=0,
        wall_us=0,
        peak_memory_bytes=None,
        message=_reason_of(error),
    )


def _reason_of(error: Exception) -> str:
    findings = error.findings if isinstance(error, BadPackageError) else ()
    return "\n".join((f"{type(error).__name__}: {error}", *findings))


class _Known:
    """Results of one build's runs that were judged before, without what they showed."""

    def __init__(self, cache: Cache, build_key: str) -> None:
        self._cache = cache
        self._key = build_key
        self._record: dict[str, Any] = cache.load("results", build_key)

    def find(self, key: str, case: TestCase) -> CaseResult | None:
        """Return the result of a case under its present name."""
        found = self._record.get(key)
        if not found:
            return None
        tries = tuple(found["tries_us"])
        return CaseResult(
            **{**found, "case": case.name, "verdict": Verdict(found["verdict"]), "tries_us": tries}
        )

    def keep(self, results: dict[str, CaseResult]) -> None:
        """Keep results, but no judge errors: those are to be tried again."""
        fresh = {key: result for key, result in results.items() if result.verdict is not Verdict.JE}
        if fresh.keys() - self._record.keys():
            self._record |= {key: _record_of(result) for key, result in fresh.items()}
            self._cache.store("results", self._key, self._record)


def _record_of(result: CaseResult) -> dict[str, Any]:
    return {
        "verdict": result.verdict,
        "cpu_us": result.cpu_us,
        "wall_us": result.wall_us,
        "peak_memory_bytes": result.peak_memory_bytes,
        "instructions": result.instructions,
        "message": result.message,
        "tries_us": result.tries_us,
    }
