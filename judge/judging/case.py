"""Judges one test case: runs the program, again if need be, and asks the output validator."""

import os
from dataclasses import dataclass

from judge.core.decide import reason_of_run, verdict_of_run
from judge.core.problem import Problem, TestCase
from judge.core.submission import CaseResult, Evidence
from judge.core.timelimit import TimePolicy, deciding_try, least_cpu_us, must_repeat
from judge.core.verdict import Verdict
from judge.judging.build import Built
from judge.judging.inputs import Inputs
from judge.judging.validate import OutputValidator, Question
from sandbox import Limits, RunRequest, RunResult, Sandbox
from sandbox.handover import read_end, read_start

_EVIDENCE_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What every case of a submission is judged with."""

    problem: Problem
    built: Built
    validator: OutputValidator
    sandbox: Sandbox
    inputs: Inputs
    policy: TimePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    """One run of the program and the files it wrote to."""

    run: RunResult
    stdout: int
    stderr: int


def judge_case(bench: Bench, case: TestCase) -> CaseResult:
    """Return the verdict of one case.

    Raises:
        SandboxError: The program could not be run.
        OSError: The data cannot be read.
    """
    limit_us = bench.problem.limits.time_limit_us
    tries: list[_Try] = []
    try:
        tries.append(_run(bench, case, alone=False))
        while must_repeat([t.run for t in tries], limit_us=limit_us, policy=bench.policy):
            tries.append(_run(bench, case, alone=True))
        runs = [t.run for t in tries]
        chosen = tries[runs.index(deciding_try(runs, limit_us=limit_us))]
        return _result(bench, case, chosen, runs)
    finally:
        for done in tries:
            os.close(done.stdout)
            os.close(done.stderr)


def run_limits(bench: Bench) -> Limits:
    """Return what the sandbox is told: wider than the limits that are judged by the figures."""
    limits = bench.problem.limits
    return Limits(
        cpu_us=bench.policy.kill_cpu_us(limits.time_limit_us),
        wall_us=bench.policy.kill_wall_us(limits.time_limit_us),
        memory_bytes=limits.memory_bytes + bench.built.toolchain.language.extra_memory_bytes,
        output_bytes=limits.output_bytes,
    )


def _run(bench: Bench, case: TestCase, *, alone: bool) -> _Try:
    stdout, stderr = bench.sandbox.output_file(), bench.sandbox.output_file()
    try:
        with bench.inputs.open(case.input) as given:
            request = RunRequest(
                argv=(
                    *bench.built.command(memory_bytes=bench.problem.limits.memory_bytes),
                    *case.args,
                ),
                limits=run_limits(bench),
                stdin=given,
                stdout=stdout,
                stderr=stderr,
                env=bench.built.environment,
                mounts=bench.built.mounts(),
            )
            run = bench.sandbox.quiet(request) if alone else bench.sandbox.run(request)
    except BaseException:
        os.close(stdout)
        os.close(stderr)
        raise
    return _Try(run=run, stdout=stdout, stderr=stderr)


def _result(bench: Bench, case: TestCase, chosen: _Try, runs: list[RunResult]) -> CaseResult:
    limits = bench.problem.limits
    verdict = verdict_of_run(chosen.run, cpu_limit_us=limits.time_limit_us)
    message = reason_of_run(chosen.run, limits=limits)
    if verdict is None:
        question = Question(
            input=case.input,
            answer=case.answer,
            output=chosen.stdout,
            args=case.output_validator_args,
        )
        report = bench.validator.judge(question)
        verdict, message = report.verdict, report.message
    return CaseResult(
        case=case.name,
        verdict=verdict,
        cpu_us=least_cpu_us(runs),
        wall_us=chosen.run.wall_us,
        peak_memory_bytes=chosen.run.peak_memory_bytes,
        instructions=chosen.run.instructions,
        message=message,
        evidence=None if verdict is Verdict.AC else _evidence(chosen),
        tries_us=tuple(run.cpu_us for run in runs) if len(runs) > 1 else (),
    )


def _evidence(done: _Try) -> Evidence:
    return Evidence(
        stdout=read_start(done.stdout, _EVIDENCE_BYTES),
        stderr=read_end(done.stderr, _EVIDENCE_BYTES),
        exit_code=done.run.exit_code,
        signal=done.run.signal,
    )
