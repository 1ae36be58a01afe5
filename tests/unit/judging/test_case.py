"""One case close to the time limit: how often it is run, and which try decides."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.core.language import EntryKind, Language, Toolchain
from judge.core.problem import Problem, ProblemLimits, TestCase
from judge.core.submission import CaseResult
from judge.core.timelimit import TimePolicy
from judge.core.verdict import Verdict
from judge.judging.build import Built
from judge.judging.case import Bench, judge_case
from judge.judging.inputs import Inputs
from judge.judging.validate import DefaultValidator
from sandbox import Ending, RunRequest, RunResult

LIMIT_US = 1_000_000
POLICY = TimePolicy(band_above_percent=50, band_below_percent=10, repeats_above=2, repeats_below=1)
LANGUAGE = Language(
    id="c",
    name="C",
    extensions=(".c",),
    tools=(),
    packages=(),
    entry=EntryKind.PROGRAM,
    compile=(),
    run=("{dir}/program", "{memory_mib}"),
    environment=(("A", "B"),),
    extra_memory_bytes=5 << 20,
    self_test="",
)


def ran(
    cpu_ms: int, ending: Ending = Ending.EXITED, *, code: int | None = 0, wall_ms: int = 2000
) -> RunResult:
    """Return a run that took so long."""
    return RunResult(
        ending=ending,
        exit_code=code if ending is Ending.EXITED else None,
        signal=None if ending is Ending.EXITED else 9,
        cpu_us=cpu_ms * 1000,
        user_us=cpu_ms * 1000,
        system_us=0,
        wall_us=wall_ms * 1000,
        peak_memory_bytes=cpu_ms,
        instructions=None,
        output_bytes=0,
    )


class ScriptedSandbox:
    """Gives results in order; each run's output is its number."""

    workers = 1

    def __init__(self, *results: RunResult, outputs: str = "11111") -> None:
        self._left = list(results)
        self._outputs = list(outputs)
        self.requests: list[RunRequest] = []
        self.alone: list[bool] = []

    def run(self, request: RunRequest) -> RunResult:
        """Run with neighbours."""
        return self._next(request, alone=False)

    def quiet(self, request: RunRequest) -> RunResult:
        """Run alone."""
        return self._next(request, alone=True)

    def _next(self, request: RunRequest, *, alone: bool) -> RunResult:
        assert os.read(request.stdin, 10) == b"1\n", "every try reads all of the input"
        self.requests.append(request)
        self.alone.append(alone)
        if not self._left:
            raise OSError("no result left")
        os.write(request.stdout, self._outputs.pop(0).encode())
        return self._left.pop(0)

    def output_file(self) -> int:
        """Return a new file."""
        descriptor, name = tempfile.mkstemp()
        Path(name).unlink()
        return descriptor


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    """Give a problem of one case whose answer is 1."""
    (tmp_path / "1.in").write_text("1\n")
    (tmp_path / "1.ans").write_text("1\n")
    case = TestCase(name="secret/1", input=tmp_path / "1.in", answer=tmp_path / "1.ans")
    limits = ProblemLimits(
        time_limit_us=LIMIT_US,
        memory_bytes=64 << 20,
        output_bytes=1000,
        code_bytes=1000,
        compilation_time_us=1,
        compilation_memory_bytes=1,
        validation_time_us=1,
        validation_memory_bytes=1,
        validation_output_bytes=1,
    )
    return Problem(
        id="p",
        root=tmp_path,
        names={"en": "P"},
        limits=limits,
        languages=None,
        statements={},
        cases=(case,),
        validation_cases=(),
        input_validators=(),
        output_validator=None,
        submissions=(),
        generation=None,
    )


@pytest.fixture
def inputs() -> Iterator[Inputs]:
    """Give the data."""
    made = Inputs()
    yield made
    made.close()


def judged(problem: Problem, inputs: Inputs, sandbox: ScriptedSandbox) -> CaseResult:
    """Judge the case, and see that no file stays open."""
    toolchain = Toolchain(
        language=LANGUAGE, tools=(), mounts=(), environment=LANGUAGE.environment, fingerprint=""
    )
    bench = Bench(
        problem=problem,
        built=Built(key="k", directory=problem.root, toolchain=toolchain, entry=""),
        validator=DefaultValidator(),
        sandbox=sandbox,  # type: ignore[arg-type]
        inputs=inputs,
        policy=POLICY,
    )
    return judge_case(bench, problem.cases[0])


TRIES = [
    # tries, outputs, verdict, reported ms, tries reported
    ([ran(500)], "1", Verdict.AC, 500, 0),
    ([ran(900)], "1", Verdict.AC, 900, 0),
    ([ran(901), ran(950)], "12", Verdict.AC, 901, 2),
    ([ran(1000), ran(980)], "12", Verdict.AC, 980, 2),
    ([ran(1000), ran(1200)], "12", Verdict.AC, 1000, 2),
    ([ran(1000), ran(950)], "21", Verdict.WA, 950, 2),
    ([ran(1001), ran(1000)], "21", Verdict.AC, 1000, 2),
    ([ran(1001), ran(990)], "12", Verdict.WA, 990, 2),
    ([ran(1500), ran(1400), ran(999)], "221", Verdict.AC, 999, 3),
    ([ran(1500), ran(1400), ran(1300)], "111", Verdict.TLE, 1300, 3),
    ([ran(1300), ran(1400), ran(1500)], "111", Verdict.TLE, 1300, 3),
    ([ran(1501)], "1", Verdict.TLE, 1501, 0),
    ([ran(1500, Ending.CPU_LIMIT)], "1", Verdict.TLE, 1500, 0),
    ([ran(1200), ran(1500, Ending.CPU_LIMIT), ran(1400)], "111", Verdict.TLE, 1200, 3),
    ([ran(1200, Ending.MEMORY_LIMIT)], "1", Verdict.MLE, 1200, 0),
    ([ran(950, Ending.WALL_LIMIT)], "1", Verdict.WTL, 950, 0),
    ([ran(1200, code=1), ran(950, code=1)], "11", Verdict.RTE, 950, 2),
    ([ran(1200), ran(950, code=3)], "11", Verdict.RTE, 950, 2),
    ([ran(1200, Ending.SIGNALLED), ran(700)], "21", Verdict.AC, 700, 2),
    ([ran(950, code=3), ran(950)], "11", Verdict.RTE, 950, 2),
]


@pytest.mark.parametrize("tries, outputs, verdict, cpu_ms, told", TRIES)
def test_the_first_try_in_time_decides(
    problem: Problem,
    inputs: Inputs,
    *,
    tries: list[RunResult],
    outputs: str,
    verdict: Verdict,
    cpu_ms: int,
    told: int,
) -> None:
    """By its own output; the least time of all is reported, and all of them if there are more."""
    sandbox = ScriptedSandbox(*tries, outputs=outputs)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count
    result = judged(problem, inputs, sandbox)
    assert result.verdict is verdict, result
    assert result.cpu_us == cpu_ms * 1000
    assert result.tries_us == tuple(run.cpu_us for run in tries)[:told]
    assert sandbox.alone == [False, *[True] * (len(tries) - 1)]
    assert len(os.listdir("/proc/self/fd")) <= before + 1, "the input itself stays in memory"  # noqa: PTH208


def test_figures_and_evidence_are_those_of_the_deciding_try(
    problem: Problem, inputs: Inputs
) -> None:
    """Not of the first one, nor of that with the least time."""
    sandbox = ScriptedSandbox(ran(1400, code=1), ran(950, code=7, wall_ms=960), outputs="xy")
    result = judged(problem, inputs, sandbox)
    assert (result.wall_us, result.peak_memory_bytes) == (960_000, 950)
    assert result.message == "exit code 7"
    assert result.evidence is not None
    assert (result.evidence.stdout, result.evidence.exit_code) == (b"y", 7)


def test_the_sandbox_is_told_wider_limits(problem: Problem, inputs: Inputs) -> None:
    """The upper end of the band, and room for what the language itself needs."""
    sandbox = ScriptedSandbox(ran(1))
    judged(problem, inputs, sandbox)
    (request,) = sandbox.requests
    assert request.limits.cpu_us == 1_500_000
    assert request.limits.wall_us == POLICY.kill_wall_us(LIMIT_US)
    assert request.limits.memory_bytes == 69 << 20
    assert request.limits.output_bytes == 1000
    assert request.argv == ("/box/program", "64")
    assert request.env == {"A": "B"}


def test_a_failed_run_leaves_no_file_open(problem: Problem, inputs: Inputs) -> None:
    """The fault is passed on."""
    with inputs.open(problem.cases[0].input):
        pass
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count
    with pytest.raises(OSError, match="no result left"):
        judged(problem, inputs, ScriptedSandbox(ran(1001)))
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - a count
