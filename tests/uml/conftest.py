"""Starts the guests that the chosen tests need, one on each core, and hands out what came of them.

A guest has one processor and is slow, so all guests are started at once, the longest first; a test
then waits for its own.
"""

import os
import queue
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hostile.prepare import prepare
from tests.sandbox.bench import PYTHON
from tests.uml.guest import Ended, Guest, GuestError, run, why_missing
from tests.uml.report import COLUMN, REPORT, SHARE, Result, read_results
from tests.uml.scenarios import SCENARIOS, USER, Scenario

SUITES = (
    ("0/2", "tests/hostile/test_hostile.py", "-k", "not compile"),
    ("1/2", "tests/hostile/test_hostile.py", "-k", "not compile"),
    (
        "0/1",
        "tests/sandbox/test_table.py",
        "tests/sandbox/test_border.py",
        "tests/sandbox/test_death.py",
        "-k",
        "not i386",
    ),
)
"""What runs in guests of its own, those that take longest first: share and pytest's
arguments. Tests that have nothing to do with control groups are not among them, nor the compilers,
which take a third of the suite's time and are programs like others, nor the 32-bit call, which the
guest's kernel does not tell from one of its own."""

_MEMORY_MIB = 1024
_SUITE_SECONDS, _SCENARIO_SECONDS = 900, 120
_SLOWNESS = "8"
"""So much longer are the limits of time: a page fault costs 60 us of a program's CPU time."""
_PYTEST = ("-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider", "-p", "tests.uml.report")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteRun:
    """What came of tests in a guest."""

    results: tuple[Result, ...]
    fault: str
    """Why the guest did not get to the end, or how pytest failed; empty if all is told by the
    results."""


class Guests:
    """The guests of a session. Each runs once, whoever asks and how often."""

    def __init__(self, directory: Path) -> None:
        """Compile what the guests run.

        Args:
            directory: An empty one that every user can enter.
        """
        self._directory = directory
        self._bench = directory / "bench"
        self._bench.mkdir()
        prepare(self._bench)
        self._cores: queue.SimpleQueue[int] = queue.SimpleQueue()
        cores = sorted(os.sched_getaffinity(0))
        for core in cores:
            self._cores.put(core)
        self._pool = ThreadPoolExecutor(len(cores))
        self._suites: dict[tuple[str, ...], Future[SuiteRun]] = {}
        self._scenarios: dict[str, Future[tuple[Ended, str]]] = {}

    def close(self) -> None:
        """Wait for those that run and start no more."""
        self._pool.shutdown(cancel_futures=True)

    def suite(self, suite: tuple[str, ...]) -> Future[SuiteRun]:
        """Start tests in a guest unless that has been done."""
        if suite not in self._suites:
            self._suites[suite] = self._pool.submit(self._run_suite, *suite)
        return self._suites[suite]

    def scenario(self, scenario: Scenario) -> Future[tuple[Ended, str]]:
        """Start a judge in a guest unless that has been done; its report is empty if it failed."""
        if scenario.name not in self._scenarios:
            self._scenarios[scenario.name] = self._pool.submit(self._run_scenario, scenario)
        return self._scenarios[scenario.name]

    def _run_suite(self, share: str, *arguments: str) -> SuiteRun:
        report = self._report_file()
        environment = {
            REPORT: str(report),
            COLUMN: "v2",
            SHARE: share,
            "JUDGE_TEST_SLOWNESS": _SLOWNESS,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        command = (sys.executable, *_PYTEST, *arguments)
        try:
            ended = self._boot(command, environment, seconds=_SUITE_SECONDS)
            tests_failed = ended.status == pytest.ExitCode.TESTS_FAILED
            fault = "" if ended.status == 0 or tests_failed else ended.console[-3000:]
        except GuestError as error:
            fault = str(error)
        return SuiteRun(results=read_results(report), fault=fault)

    def _run_scenario(self, scenario: Scenario) -> tuple[Ended, str]:
        report = self._report_file()
        script = str(Path(__file__).with_name("look.py"))
        command = [str(PYTHON), script, str(self._bench), "/tmp/work", str(report)]
        if scenario.as_user:
            become = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups")
            command = [*become, *command]
        if scenario.enter:
            command = ["sh", "-c", scenario.enter, "sh", *command]
        environment = {"PYTHONPATH": str(self._bench / "code")}
        setup = f"mkdir -m 777 /tmp/work\n{scenario.setup}"
        ended = self._boot(command, environment, seconds=_SCENARIO_SECONDS, setup=setup)
        return ended, report.read_text() if report.exists() else ""

    def _report_file(self) -> Path:
        """Return a path at which every user may write."""
        directory = Path(tempfile.mkdtemp(dir=self._directory))
        directory.chmod(0o777)
        return directory / "report"

    def _boot(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        seconds: float,
        setup: str | None = None,
    ) -> Ended:
        core = self._cores.get()
        settings = {} if setup is None else {"setup": setup}
        guest = Guest(
            shared=self._directory,
            memory_mib=_MEMORY_MIB,
            core=core,
            environment={"JUDGE_TEST_PROGRAMS": str(self._bench), **environment},
            **settings,
        )
        try:
            return run(command, guest, seconds=seconds)
        finally:
            self._cores.put(core)


@pytest.fixture(scope="session")
def guests(request: pytest.FixtureRequest) -> Iterator[Guests]:
    """Give the guests, those of the chosen tests started already."""
    reason = why_missing()
    if reason:
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="judge-guests-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        made = Guests(directory)
        try:
            for suite in SUITES:
                if suite in _chosen(request.session, "suite"):
                    made.suite(suite)
            for scenario in SCENARIOS:
                if scenario in _chosen(request.session, "scenario"):
                    made.scenario(scenario)
            yield made
        finally:
            made.close()


def _chosen(session: pytest.Session, parameter: str) -> list[object]:
    """Return the values of a parameter in the tests that will run."""
    functions = (item for item in session.items if isinstance(item, pytest.Function))
    parameters = (item.callspec.params for item in functions if hasattr(item, "callspec"))
    return [each[parameter] for each in parameters if parameter in each]
