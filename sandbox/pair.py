"""Two programs that talk to each other, each in its own box.

The standard output of each is the standard input of the other. Nobody else keeps an end of a pipe
while they run: this process closes its own as soon as the programs have theirs, and the zygotes do
too, so that a program that ends or closes its end is seen by the other at once.

Both run on one core: programs that wait for each other's lines do not get faster by a second one,
and a message to a program on another core costs an interrupt.

Which ended first: each zygote notes when it has reaped its program. But to end takes some time, in
which the other one may notice, end too and be reaped first. So the order is that of
`sandbox.closings`, unless the program that comes first there was seen running after the other one's
end: it has closed the watched descriptor by itself.
"""

import contextlib
import dataclasses
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from sandbox import standstill, tree
from sandbox.errors import WorkerDied
from sandbox.pipes import Pipes
from sandbox.standstill import Standstill, Wait
from sandbox.traffic import Recording, Relay, Side, Traffic
from sandbox.types import Ending, RunRequest, RunResult
from sandbox.worker import Worker, rewind

_LOOK_SECONDS = 0.02
"""Between two looks for a deadlock, so that one is told within three times that."""
_STOP_SECONDS = 0.02
"""Between two tries to stop a run, which may not have begun at the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlock:
    """What each program waited for, for ever."""

    first: Wait
    second: Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class PairResult:
    """What the sandbox saw of two programs that talked to each other.

    A run that the sandbox stopped on behalf of the pair has the ending `Ending.STOPPED`; the fields
    `deadlock` and `overstayed` say why. Its wall time lasts from the common start.
    """

    first: RunResult
    second: RunResult
    first_end_us: int
    """When its main process had ended, since the start of the pair."""
    second_end_us: int
    ended_first: Side | None
    """None: neither, for both were stopped at once in a deadlock."""
    deadlock: Deadlock | None
    """Both programs waited for each other; None: they did not, as far as can be seen."""
    overstayed: Side | None
    """Which was stopped because it went on longer than it may after the other one's end."""
    traffic: Traffic | None
    """None: it was not recorded."""

    def result(self, side: Side) -> RunResult:
        """Return the result of one program."""
        return self.first if side is Side.FIRST else self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRequest:
    """Two programs to be joined, and how."""

    first: RunRequest
    """Its `stdin` and `stdout`, like those of the other, are not looked at. Each program finds one
    more descriptor after those of `inherit`, at its end from the start: see `sandbox.closings`."""
    second: RunRequest
    record: Recording | None = None
    """Whether to write down what they say; None: no."""
    first_grace_us: int | None = None
    """How long the first program may go on when the second has ended; None: as long as its limits
    allow."""
    second_grace_us: int | None = None

    def __post_init__(self) -> None:
        for name in ("first_grace_us", "second_grace_us"):
            value = getattr(self, name)
            if value is not None and value < 0:
                raise ValueError(f"{name} must not be negative, got {value}")


class _Pair:
    """One try to run a pair."""

    def __init__(self, worker: Worker, request: PairRequest, cleanup: contextlib.ExitStack) -> None:
        """Make what stands between the programs; `cleanup` removes it when they have ended.

        Raises:
            SandboxUnavailable: The relay is not compiled and cannot be.
            OSError: No descriptor or process is left.
        """
        self._workers = {Side.FIRST: worker, Side.SECOND: worker.partner}
        self._requests = {Side.FIRST: request.first, Side.SECOND: request.second}
        self._grace_us = {Side.FIRST: request.first_grace_us, Side.SECOND: request.second_grace_us}
        self._relay: Relay | None = None
        if request.record is not None:
            self._relay = cleanup.enter_context(contextlib.closing(Relay(request.record)))
        # Closed before the relay, which ends only then.
        relayed = self._relay is not None
        self._pipes = cleanup.enter_context(contextlib.closing(Pipes(relayed=relayed)))
        self._closings = worker.closings
        cleanup.enter_context(self._closings.watching(self._pipes.watched))
        if self._relay is not None:
            self._pipes.start_relay(self._relay, worker.core)
        self._barrier = threading.Barrier(len(Side), action=self._note_start)
        self._start_ns = 0
        self._runs: dict[Side, Future[tuple[RunResult, int]]] = {}
        self._deadlock: Standstill | None = None
        self._held = cleanup.enter_context(contextlib.ExitStack())
        self._overstayed: Side | None = None
        self._seen_running: Side | None = None
        """Which program was running still when the end of the other was known."""

    def _note_start(self) -> None:
        self._start_ns = time.monotonic_ns()

    def run(self) -> PairResult:
        """Run both programs to their ends.

        Raises:
            SandboxError, ValueError, OSError: As for `Sandbox.run`, of either program.
        """
        with ThreadPoolExecutor(max_workers=len(Side), thread_name_prefix="pair") as pool:
            try:
                for side in Side:
                    self._runs[side] = pool.submit(self._run_side, side)
                self._watch()
            finally:
                self._stop()
                self._held.close()
        self._raise_faults()
        return self._result()

    def _run_side(self, side: Side) -> tuple[RunResult, int]:
        stdin, stdout = self._pipes.ends[side]
        watched = self._pipes.watched[side]
        asked = self._requests[side]
        request = dataclasses.replace(
            asked, stdin=stdin, stdout=stdout, inherit=(*asked.inherit, watched)
        )
        starting = self._starting(watched, stdout, stdin)  # closed as the kernel does at exit
        return self._workers[side].run_once(request, starting)

    @contextlib.contextmanager
    def _starting(self, *ends: int) -> Iterator[None]:
        """Wait until both programs can start; then close our copies of the ends of one."""
        self._barrier.wait()
        yield
        self._pipes.let_go(*ends)

    def _pending(self) -> list[Side]:
        return [side for side, run in self._runs.items() if not run.done()]

    def _watch(self) -> None:
        """Wait until both have ended, or until they must be stopped."""
        seen: Standstill | None = None
        while len(self._wait(_LOOK_SECONDS)) == len(Side):
            looked = self._look()
            if looked is not None and looked == seen:
                self._deadlock = looked
                self._hold()
                return
            seen = looked
        if not self._faults():
            self._watch_last()

    def _watch_last(self) -> None:
        """Wait until the other program has ended too, or until its grace is over."""
        for side in self._pending():
            if self._is_running(side):
                self._seen_running = side
            grace_us = self._grace_us[side]
            if self._wait(None if grace_us is None else grace_us / 1_000_000):
                self._overstayed = side

    def _wait(self, seconds: float | None) -> list[Side]:
        """Wait until another program has ended; return those that have not."""
        runs = [self._runs[side] for side in self._pending()]
        wait(runs, timeout=seconds, return_when=FIRST_COMPLETED)
        return self._pending()

    def _stop(self) -> None:
        """End what has not ended, whether it has begun or not."""
        while pending := self._pending():
            self._barrier.abort()
            for side in pending:
                self._workers[side].stop()
            self._wait(_STOP_SECONDS)

    def _zygotes(self) -> tuple[int, int] | None:
        first, second = (self._workers[side].zygote for side in Side)
        return None if first is None or second is None else (first, second)

    def _look(self) -> Standstill | None:
        zygotes = self._zygotes()
        if zygotes is None:
            return None
        relay = self._relay.pid if self._relay is not None else None
        return standstill.look(zygotes, relay, self._pipes.names)

    def _hold(self) -> None:
        """Keep the pipes open until both are stopped; else the second would see the first's end."""
        zygotes = self._zygotes()
        with contextlib.suppress(OSError):  # a limit has ended one of them just now
            for descriptor in standstill.hold(zygotes, self._pipes.names) if zygotes else ():
                self._held.callback(os.close, descriptor)

    def _is_running(self, side: Side) -> bool:
        zygote = self._workers[side].zygote
        program = tree.main_program(zygote) if zygote is not None else None
        return program is not None and not tree.is_exiting(program)

    def _faults(self) -> list[BaseException]:
        runs = [run for run in self._runs.values() if run.done()]
        return [error for run in runs if (error := run.exception()) is not None]

    def _raise_faults(self) -> None:
        """Raise what went wrong with either program; the other one only has been stopped for it."""
        faults = self._faults()
        for error in faults:
            if not isinstance(error, threading.BrokenBarrierError):
                raise error

    def _result(self) -> PairResult:
        (first, first_end), (second, second_end) = (self._runs[side].result() for side in Side)
        stopped = {Side.FIRST: first.ending, Side.SECOND: second.ending}
        deadlock, overstayed = self._deadlock, self._overstayed
        if overstayed is not None and stopped[overstayed] is not Ending.STOPPED:
            overstayed = None
        start_us = self._start_ns // 1000
        return PairResult(
            first=first,
            second=second,
            first_end_us=first_end - start_us,
            second_end_us=second_end - start_us,
            ended_first=None if deadlock else self._ended_first(first_end, second_end),
            deadlock=Deadlock(first=deadlock.first, second=deadlock.second) if deadlock else None,
            overstayed=overstayed,
            traffic=self._relay.traffic(self._start_ns) if self._relay is not None else None,
        )

    def _ended_first(self, first_us: int, second_us: int) -> Side:
        noted = Side.FIRST if first_us <= second_us else Side.SECOND
        closed = self._closings.first()
        if closed is None or closed is self._seen_running:
            return noted
        return closed


def run_pair(worker: Worker, request: PairRequest) -> PairResult:
    """Run two programs that talk to each other on a worker and its partner.

    If a zygote dies under one of them, both are run once more.

    Raises:
        SandboxError, ValueError, OSError: As for `Sandbox.run_pair`.
    """
    try:
        return _try(worker, request)
    except WorkerDied:
        rewind(request.first)
        rewind(request.second)
    return _try(worker, request)


def _try(worker: Worker, request: PairRequest) -> PairResult:
    with contextlib.ExitStack() as cleanup:
        return _Pair(worker, request, cleanup).run()
