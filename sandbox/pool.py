"""The sandbox: a set of workers, one to a core, and the way to run a program on one of them."""

import contextlib
import os
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox import handover
from sandbox.binary import find_zygote
from sandbox.cgroup import find_controllers
from sandbox.errors import SandboxClosed, SandboxError, SandboxUnavailable, SetupFailed
from sandbox.pair import PairRequest, PairResult, run_pair
from sandbox.types import Limits, RunRequest, RunResult
from sandbox.worker import Worker
from sandbox.zygote import Station

_UIDS = range(60100, 64900)
"""Users that programs get; no account is needed. Source: Debian policy 9.2.2, which leaves them to
be given out one by one."""
_UIDS_PER_JUDGE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """By what this sandbox enforces its limits, for `sandbox.guarantees` to tell."""

    rootless: bool
    groups: str | None
    """The version of control groups in use, "v1" or "v2"; None: there are none."""
    groups_missing: str
    """Why there are none."""
    knows_peak: bool = True
    """Whether the groups, if there are any, tell the peak of their memory."""


def _user(number: int) -> tuple[int, int]:
    """Return the uid and gid of a worker's programs.

    Judges that run at the same time take different ones as far as there are any: where no group
    counts the processes of a run, the kernel counts those of its user.
    """
    uid = _UIDS[(os.getpid() * _UIDS_PER_JUDGE + number) % len(_UIDS)]
    return uid, uid


def _worker(stations: tuple[Station, ...]) -> Worker:
    """Return a worker on the first station with its partner on the second."""
    first, second = stations
    return Worker(first, Worker(second))


class Sandbox:
    """Runs programs on a fixed set of cores, one for each worker. Safe to use from any thread."""

    def __init__(self, *, workers: int, work: Path, binary: Path) -> None:
        """Take cores; use `open_sandbox` instead."""
        cores = sorted(os.sched_getaffinity(0))
        if not 1 <= workers <= len(cores):
            raise ValueError(
                f"workers must be 1 to {len(cores)}, the cores this process may use; got {workers}"
            )
        controllers = find_controllers()
        rootless = os.geteuid() != 0
        self.workers = workers
        self.means = Means(
            rootless=rootless,
            groups=None if not controllers.version else f"v{controllers.version:d}",
            groups_missing=controllers.reason,
            knows_peak=controllers.knows_peak,
        )
        self._work = work
        self._workers = tuple(
            _worker(
                tuple(
                    Station(
                        binary=binary,
                        core=core,
                        user=None if rootless else _user(number),
                        controllers=controllers,
                        work=work,
                    )
                    for number in (2 * index, 2 * index + 1)
                )
            )
            for index, core in enumerate(cores[:workers])
        )
        # The worker that was used last comes first: its caches are warm.
        self._free = deque(reversed(self._workers))
        self._freed = threading.Condition(threading.Lock())
        self._waiting = 0
        self._alone = threading.Lock()
        self._closed = False

    def run(self, request: RunRequest) -> RunResult:
        """Run one program to its end, waiting for a free worker first.

        Raises:
            SetupFailed: A step of building its world or of starting it failed.
            WorkerDied: Its zygote died, and so did the one that was started instead.
            SandboxClosed: The sandbox is closed, or was closed during the run.
            ValueError: The request contradicts itself or cannot be passed on.
            OSError: Files could not be copied into the box or out of it.
        """
        worker = self._take()
        try:
            return worker.run(request)
        finally:
            self._give(worker)

    def run_pair(self, request: PairRequest) -> PairResult:
        """Run two programs that talk to each other to their ends, waiting for a free worker first.

        Raises:
            SetupFailed, WorkerDied, SandboxClosed, ValueError: As for `run`, of either program; the
                other one has been stopped.
            SandboxUnavailable: The traffic is to be recorded, and the relay cannot be compiled.
            OSError: As for `run`; or there are no descriptors left for the pipes.
        """
        worker = self._take()
        try:
            return run_pair(worker, request)
        finally:
            self._give(worker)

    def quiet(self, request: RunRequest) -> RunResult:
        """Run one program while no other one runs, for a time that no neighbour disturbs.

        Raises:
            SandboxError: As for `run`.
        """
        with self._alone, contextlib.ExitStack() as taken:
            for _ in self._workers:
                worker = self._take()
                taken.callback(self._give, worker)
            return worker.run(request)

    def _take(self) -> Worker:
        if not self._closed:
            try:
                return self._free.pop()
            except IndexError:
                pass
        return self._wait_for_one()

    def _wait_for_one(self) -> Worker:
        with self._freed:
            # Counted before the second look: what is given back now is either seen or told of.
            self._waiting += 1
            try:
                while not self._closed:
                    with contextlib.suppress(IndexError):
                        return self._free.pop()
                    self._freed.wait()
                raise SandboxClosed("the sandbox is closed")
            finally:
                self._waiting -= 1

    def _give(self, worker: Worker) -> None:
        self._free.append(worker)
        if self._waiting:
            with self._freed:
                self._freed.notify()

    def output_file(self) -> int:
        """Return a new nameless file for a run's output, for the caller to close."""
        return handover.nameless_file(self._work)

    def close(self) -> None:
        """End every run and wait until no process, mount or cgroup of this sandbox is left."""
        with self._freed:
            self._closed = True
            self._freed.notify_all()
        for worker in self._workers:
            worker.interrupt()
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@contextlib.contextmanager
def open_sandbox(*, workers: int | None = None, work: Path | None = None) -> Iterator[Sandbox]:
    """Open a sandbox and prove that it works by running a program in it.

    Args:
        workers: How many programs may run at once; None: as many as this process has cores.
        work: An existing directory for output files, where there is room; None: a new one among the
        system's
            temporary files, removed at the end.

    Raises:
        SandboxUnavailable: This machine cannot isolate programs; the message says at which step it
        failed.
    """
    count = workers or len(os.sched_getaffinity(0))
    with contextlib.ExitStack() as cleanup:
        if work is None:
            work = Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="judge-work-")))
            work.chmod(0o711)
        sandbox = cleanup.enter_context(Sandbox(workers=count, work=work, binary=find_zygote()))
        _prove(sandbox)
        yield sandbox


def _prove(sandbox: Sandbox) -> None:
    null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    limits = Limits(
        cpu_us=5_000_000, wall_us=20_000_000, memory_bytes=256 << 20, output_bytes=1 << 20
    )
    request = RunRequest(argv=("/bin/true",), limits=limits, stdin=null, stdout=null, stderr=null)
    try:
        result = sandbox.run(request)
    except (SandboxError, OSError) as error:
        raise SandboxUnavailable(str(error), hint=_hint(error)) from error
    finally:
        os.close(null)
    if result.exit_code != 0:
        raise SandboxUnavailable(
            f"/bin/true did not end well in the sandbox: {result.ending}",
            hint="report this as a bug",
        )


def _hint(error: Exception) -> str:
    if isinstance(error, SetupFailed) and error.step.startswith(("clone", "user namespace")):
        return (
            "allow unprivileged user namespaces (sysctl user.max_user_namespaces, "
            "kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns) "
            "or run as root"
        )
    return "run as root on the host, or as a user on a machine with user namespaces"
