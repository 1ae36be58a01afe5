"""Whoever dies, nothing is left, and no run is lost to the death of a zygote."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from sandbox import Ending, RunResult, SandboxClosed, SetupFailed, WorkerDied
from tests.sandbox.bench import PYTHON, Bench
from tests.sandbox.elsewhere import UNPRIVILEGED
from tests.sandbox.entry import limits
from tests.sandbox.harness import Runner
from tests.sandbox.host import children_of, descendants, groups, is_gone, zygotes

pytestmark = pytest.mark.sandbox
_DEADLINE_SECONDS = 30


def _wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds; the tests' own deadline, far beyond what it takes."""
    end = time.monotonic() + _DEADLINE_SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.002)


class Waiting:
    """A run that ends when its input is closed, and so whenever the test wants it to."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._input, self._end = os.pipe()

    def run(self) -> tuple[RunResult, bytes]:
        """Run to the end; return what was written too."""
        with self._runner.files() as (_, out, err):
            request = self._runner.request(
                ("/programs/read_input",),
                limits(wall_ms=60_000),
                stdin=self._input,
                output=(out, err),
            )
            result = self._runner.sandbox.run(request)
            return result, os.pread(out, 100, 0)

    def finish(self) -> None:
        """Let it end."""
        for descriptor in (self._input, self._end):
            with contextlib.suppress(OSError):
                os.close(descriptor)


@pytest.fixture
def waiting(runner: Runner) -> Iterator[Waiting]:
    """Give a run that waits."""
    made = Waiting(runner)
    yield made
    made.finish()


def _running() -> tuple[int, int]:
    """Wait for a program; return its keeper and its zygote."""
    found: list[tuple[int, int]] = []

    def look() -> object:
        found[:] = [pair for pair in zygotes().items() if children_of(pair[1])]
        return found

    _wait_for(look)
    return found[0]


def _in_thread(action: Callable[[], tuple[RunResult, bytes]]) -> Future[tuple[RunResult, bytes]]:
    pool = ThreadPoolExecutor(max_workers=1)
    future = pool.submit(action)
    pool.shutdown(wait=False)
    return future


@pytest.mark.parametrize("victim", [0, 1], ids=["keeper", "zygote"])
def test_a_run_whose_zygote_is_killed_is_repeated(waiting: Waiting, victim: int) -> None:
    """The second try is as if there had been no first one."""
    future = _in_thread(waiting.run)
    first = _running()
    os.kill(first[victim], signal.SIGKILL)
    _wait_for(lambda: is_gone(first[1]))
    assert _running() != first
    waiting.finish()
    result, output = future.result(_DEADLINE_SECONDS)
    assert (result.ending, result.exit_code, output) == (Ending.EXITED, 0, b"0\n")


def test_a_run_whose_zygotes_are_killed_twice_fails(waiting: Waiting, runner: Runner) -> None:
    """That is the judge's fault, not a result; the sandbox goes on."""
    future = _in_thread(waiting.run)
    for _ in range(2):
        pair = _running()
        os.kill(pair[1], signal.SIGKILL)
        _wait_for(partial(is_gone, pair[1]))
    with pytest.raises(WorkerDied):
        future.result(_DEADLINE_SECONDS)
    assert runner.run("exit_code", "5")[0].exit_code == 5


def test_a_killed_keeper_leaves_no_control_group(runner: Runner) -> None:
    """What the keeper would have removed, the judge removes."""
    runner.run("noop")
    for keeper in zygotes():
        os.kill(keeper, signal.SIGKILL)
    runner.sandbox.close()
    assert groups() == set()
    assert descendants() == set()


def test_closing_ends_a_run_in_another_thread(waiting: Waiting, runner: Runner) -> None:
    """The running thread gets an exception, and so does whoever comes later."""
    future = _in_thread(waiting.run)
    _running()
    runner.sandbox.close()
    with pytest.raises(SandboxClosed):
        future.result(_DEADLINE_SECONDS)
    with pytest.raises(SandboxClosed):
        runner.run("noop")
    assert descendants() == set()
    assert groups() == set()


def test_closing_wakes_who_waits_for_a_worker(waiting: Waiting, runner: Runner) -> None:
    """Nobody waits for a worker that will never be free."""
    running, queued = _in_thread(waiting.run), _in_thread(waiting.run)
    _running()
    runner.sandbox.close()
    for future in (running, queued):
        with pytest.raises(SandboxClosed):
            future.result(_DEADLINE_SECONDS)


def test_an_interrupted_run_does_not_answer_the_next_one(waiting: Waiting, runner: Runner) -> None:
    """Ctrl-C in the middle of a run leaves a worker that works."""

    def interrupt() -> None:
        _running()
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        waiting.run()
    thread.join()
    assert runner.run("exit_code", "5")[0].exit_code == 5


def test_threads_share_two_workers(pair: Runner) -> None:
    """Every thread gets the result of its own run."""
    with ThreadPoolExecutor(max_workers=6) as pool:
        codes = list(pool.map(lambda n: pair.run("exit_code", str(n))[0].exit_code, range(60)))
    assert codes == list(range(60))
    assert len(zygotes()) == 2


def test_a_quiet_run_has_every_worker(pair: Runner) -> None:
    """Nobody else finds a worker as long as it takes."""
    waiting = Waiting(pair)
    quiet, plain = pair.sandbox.quiet, pair.sandbox.run
    pair.sandbox.run = quiet  # type: ignore[method-assign]
    future = _in_thread(waiting.run)
    _running()
    assert not pair.sandbox._free
    waiting.finish()
    assert future.result(_DEADLINE_SECONDS)[0].exit_code == 0
    pair.sandbox.run = plain  # type: ignore[method-assign]
    assert pair.run("noop")[0].exit_code == 0


def test_a_zygote_that_cannot_be_started_leaves_nothing(
    runner: Runner, work: Path, bench: Bench
) -> None:
    """Its control groups and descriptors are given back, and the step is named."""
    runner.run("noop")
    runner.sandbox.close()
    opened = len(list(Path("/proc/self/fd").iterdir()))
    moved = bench.zygote.with_name("moved")
    bench.zygote.rename(moved)
    try:
        with (
            pytest.raises(SetupFailed, match="start the zygote"),
            type(runner.sandbox)(workers=1, work=work, binary=bench.zygote) as broken,
        ):
            Runner(broken, bench, work).run("noop")
    finally:
        moved.rename(bench.zygote)
    assert groups() == set()
    assert (
        len(list(Path("/proc/self/fd").iterdir())) <= opened + 1
    )  # the input of the second runner


@pytest.fixture(params=["self", "unprivileged"])
def judge(
    request: pytest.FixtureRequest, bench: Bench, work: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a judge of its own process group, busy on every worker."""
    other = request.param == "unprivileged"
    if other and (os.geteuid() != 0 or not PYTHON.exists()):
        pytest.skip(f"needs root and {PYTHON}")
    script = bench.directory / "judging.py"
    script.write_bytes(Path(__file__).with_name("judging.py").read_bytes())
    if other:
        os.chown(work, UNPRIVILEGED, UNPRIVILEGED)
    process = subprocess.Popen(
        (PYTHON if other else sys.executable, "-B", script, bench.zygote, bench.programs, work),
        env={"PYTHONPATH": str(bench.code)},
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        user=UNPRIVILEGED if other else None,
        group=UNPRIVILEGED if other else None,
        extra_groups=[] if other else None,
    )
    workers = len(os.sched_getaffinity(0))
    try:
        _wait_for(
            lambda: (
                process.poll() is not None
                or sum(bool(children_of(zygote)) for zygote in zygotes(process.pid).values())
                == workers
            )
        )
        assert process.poll() is None
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_judge_that_is_killed_leaves_nothing(
    judge: subprocess.Popen[bytes], number: signal.Signals
) -> None:
    """No program, zygote or keeper, no mount and no control group, whatever ends it."""
    mounts = Path("/proc/self/mountinfo").read_text()
    everything = descendants(judge.pid)
    os.killpg(judge.pid, number)
    judge.wait(_DEADLINE_SECONDS)
    assert judge.returncode == -number
    _wait_for(lambda: all(is_gone(pid) for pid in everything))
    _wait_for(lambda: groups(judge.pid) == set())
    assert Path("/proc/self/mountinfo").read_text() == mounts
