"""Asks the problem's output validator about an output: the default one or a program of the package.

A program gets the input and the answer as descriptors 3 and 4, named by /dev/fd, the output as its
standard input, and the box as its feedback directory.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from judge.core.decide import reason_of_report, verdict_of_report
from judge.core.problem import ProblemLimits
from judge.core.verdict import Verdict
from judge.judging.build import Built
from judge.judging.cache import Cache, key_of
from judge.judging.compare import compare, flags_of
from judge.judging.inputs import Inputs
from sandbox import BOX, Box, Limits, Profile, RunRequest, RunResult, Sandbox
from sandbox.handover import read_end

VALIDATOR_DIRECTORY = PurePosixPath("/validator")
_FEEDBACK_BYTES = 16 << 10
_FEEDBACK_BOX_BYTES = 64 << 20
_WALL_FACTOR = 3
_EVIDENCE_BYTES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An output to be judged."""

    input: Path
    answer: Path
    output: int
    """Descriptor of a file; its position does not matter."""
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a validator said."""

    verdict: Verdict
    """AC, WA or JE."""
    message: str
    """For the judges; empty if there is nothing to say."""


class OutputValidator(Protocol):
    """Decides whether an output is right."""

    key: str
    """Changes when its answers may."""

    def judge(self, question: Question) -> Report:
        """Return the verdict on one output."""


class DefaultValidator:
    """The default one of the format, without a process of its own."""

    key = key_of("default output validator", 1)

    def judge(self, question: Question) -> Report:
        """Compare the output with the answer."""
        try:
            flags = flags_of(question.args)
        except ValueError as error:
            return Report(verdict=Verdict.JE, message=f"output_validator_args: {error}")
        size = os.fstat(question.output).st_size
        comparison = compare(
            os.pread(question.output, size, 0), question.answer.read_bytes(), flags
        )
        verdict = Verdict.AC if comparison.accepted else Verdict.WA
        return Report(verdict=verdict, message=comparison.message)


class CustomValidator:
    """A program of the package."""

    def __init__(
        self, built: Built, *, limits: ProblemLimits, sandbox: Sandbox, cache: Cache, inputs: Inputs
    ) -> None:
        self.key = key_of("output validator", built.key)
        self._built = built
        self._limits = limits
        self._sandbox = sandbox
        self._cache = cache
        self._inputs = inputs

    def judge(self, question: Question) -> Report:
        """Run the program on one output.

        Raises:
            SandboxError: It could not be run.
        """
        with (
            self._cache.scratch() as feedback,
            self._inputs.open(question.input) as given,
            self._inputs.open(question.answer) as answer,
        ):
            output = os.open(f"/proc/self/fd/{question.output}", os.O_RDONLY | os.O_CLOEXEC)
            said = self._sandbox.output_file()
            try:
                result = self._sandbox.run(
                    self._request((given, answer), output, said, question.args, feedback)
                )
                message = _feedback(feedback, "judgemessage.txt")
                evidence = read_end(said, _EVIDENCE_BYTES).decode(errors="replace").strip()
            finally:
                os.close(output)
                os.close(said)
        return _report(result, message, evidence)

    def _request(
        self, data: tuple[int, int], output: int, said: int, args: Sequence[str], feedback: Path
    ) -> RunRequest:
        limits = self._limits
        command = self._built.command(
            at=VALIDATOR_DIRECTORY, memory_bytes=limits.validation_memory_bytes
        )
        return RunRequest(
            argv=(*command, "/dev/fd/3", "/dev/fd/4", f"{BOX}/", *args),
            limits=validation_limits(limits),
            stdin=output,
            stdout=said,
            stderr=said,
            inherit=data,
            env=self._built.environment,
            mounts=self._built.mounts(at=VALIDATOR_DIRECTORY),
            box=Box(copy_out=feedback, size_bytes=_FEEDBACK_BOX_BYTES, inodes=256),
            profile=Profile.VALIDATOR,
        )


def validation_limits(limits: ProblemLimits) -> Limits:
    """Return what a validator may use."""
    return Limits(
        cpu_us=limits.validation_time_us,
        wall_us=limits.validation_time_us * _WALL_FACTOR,
        memory_bytes=limits.validation_memory_bytes,
        output_bytes=limits.validation_output_bytes,
    )


def _feedback(directory: Path, name: str) -> str:
    try:
        with (directory / name).open("rb") as file:
            return file.read(_FEEDBACK_BYTES).decode(errors="replace").strip()
    except OSError:
        return ""


def _report(result: RunResult, message: str, evidence: str) -> Report:
    verdict = verdict_of_report(result)
    if verdict is Verdict.JE:
        parts = (reason_of_report(result), message, evidence)
        return Report(verdict=verdict, message="\n".join(part for part in parts if part))
    return Report(verdict=verdict, message=message)
