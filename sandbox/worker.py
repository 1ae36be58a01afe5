"""One worker: a core, and the zygotes that are alive on it.

A zygote serves one world. A worker keeps the few worlds it used last and starts another zygote,
which takes about a millisecond, whenever a request needs a new world or a run left files or memory
behind: nothing is cleaned, it is replaced.
"""

import contextlib
import errno
import functools
import os
import resource
import signal
import socket
import stat
import struct
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from sandbox import handover, landlock, protocol
from sandbox.cgroup import Controllers, Group
from sandbox.errors import SandboxClosed, SetupFailed, WorkerDied
from sandbox.protocol import Cause, Reply
from sandbox.seccomp import filter_bytes
from sandbox.types import Ending, Limits, RunRequest, RunResult
from sandbox.world import World

_CAP_KILL, _CAP_SETGID, _CAP_SETUID = 5, 6, 7
_CAP_SYS_PTRACE, _CAP_SYS_RESOURCE = 19, 24
_KEPT_CAPABILITIES = sum(
    1 << number
    for number in (_CAP_KILL, _CAP_SETGID, _CAP_SETUID, _CAP_SYS_PTRACE, _CAP_SYS_RESOURCE)
)

_KEPT_WORLDS = 4
_START_SECONDS = 20
_GRACE_SECONDS = 30
"""How much later than the wall limit an answer may come before the zygote counts as dead."""
_LOCKED_BYTES = 64 << 10
_REMOVE_TRIES, _REMOVE_PAUSE_SECONDS = 2000, 0.001
_ZYGOTE_SOCKET = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """What all zygotes of one worker have in common."""

    binary: Path
    core: int
    user: tuple[int, int] | None
    """The uid and gid that programs get; None: rootless, they keep the judge's own."""
    controllers: Controllers
    work: Path
    """Directory of the host in which output files lie."""

    @property
    def sampled(self) -> bool:
        """Return whether memory has to be watched because no group limits it."""
        return self.controllers.parents is None


class Zygote:
    """A running zygote, ready for one run after the other."""

    def __init__(self, station: Station, world: World) -> None:
        """Start it and wait until its world is built.

        Raises:
            SetupFailed: A step failed.
            WorkerDied: It ended without an answer.
        """
        self._station = station
        self._patience = 0
        self._box: int | None = None
        self.pid: int | None = None
        self.usable = True
        try:
            self._group: Group = station.controllers.open_group()
        except OSError as error:
            raise SetupFailed(f"make cgroup {error.filename}", error.errno or 0) from error
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                self._start(theirs.fileno())
            self._set_up(world)
        except OSError as error:
            self.close()
            raise SetupFailed("start the zygote", error.errno or 0) from error
        except BaseException:
            self.close()
            raise

    def _start(self, socket_of_zygote: int) -> None:
        for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
            self._socket.setsockopt(socket.SOL_SOCKET, option, 2 * protocol.MESSAGE_BYTES)
        self.pid = os.posix_spawn(
            self._station.binary,
            ["judge-zygote"],
            {},
            file_actions=[(os.POSIX_SPAWN_DUP2, socket_of_zygote, _ZYGOTE_SOCKET)],
        )

    def _set_up(self, world: World) -> None:
        station, group = self._station, self._group
        uid, gid = station.user or (os.geteuid(), os.getegid())
        abi = landlock.abi_version()
        setup = protocol.SetUp(
            core=station.core,
            user_namespace=station.user is None,
            cgroups=group.directories,
            uid=uid,
            gid=gid,
            capabilities=_KEPT_CAPABILITIES,
            ruleset=landlock.ruleset_attributes(abi=abi),
            host_rules=_supported(_host_rules(station.work), abi),
            root_rules=_supported(tuple(world.rules()), abi),
            new_root=world.new_root,
            steps=tuple(world.steps(uid=uid, gid=gid)),
            has_box=world.box is not None,
            task_clock=not group.gauges,
            instructions=True,
            cpu_unit_ns=group.cpu_unit_ns,
            filter=filter_bytes(hide_memory_files=station.sampled),
        )
        self._answer_within(_START_SECONDS)
        self._send(protocol.pack_setup(setup), (*group.attach, *group.gauges))
        reply = self._reply()
        if not reply.error and world.box is not None:
            _, received, _, _ = socket.recv_fds(self._socket, 1, 1)
            self._box = received[0]
        if reply.error:
            raise SetupFailed(reply.step_name, reply.error)

    def _answer_within(self, seconds: int) -> None:
        """Set when a zygote counts as dead; in the kernel, which costs nothing per message."""
        if seconds != self._patience:
            self._patience = seconds
            self._socket.setsockopt(
                socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("@ll", seconds, 0)
            )

    def _send(self, packet: bytes, descriptors: tuple[int, ...]) -> None:
        """Send a packet.

        Raises:
            WorkerDied: Nobody takes it.
            ValueError: One of the descriptors is not open.
        """
        rights = struct.pack(f"{len(descriptors)}i", *descriptors)
        try:
            self._socket.sendmsg([packet], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
        except OSError as error:
            if error.errno == errno.EBADF:
                raise ValueError(f"not all of the descriptors {descriptors} are open") from error
            raise WorkerDied(f"a zygote does not listen: {error}") from error

    def _reply(self) -> Reply:
        """Return the answer to the last packet.

        Raises:
            WorkerDied: There is none.
        """
        try:
            answer = self._socket.recv(protocol.REPLY_BYTES)
        except OSError as error:
            raise WorkerDied(f"a zygote did not answer: {error}") from error
        if len(answer) != protocol.REPLY_BYTES:
            raise WorkerDied("a zygote ended without an answer")
        return protocol.unpack_reply(answer)

    def run(self, request: RunRequest) -> RunResult:
        """Run one program to its end.

        Raises:
            SetupFailed: The program could not be started.
            WorkerDied: The zygote is gone; nothing is known of the run.
            ValueError: The request cannot be passed on.
            OSError: Files could not be copied into or out of the box.
        """
        station = self._station
        packet = protocol.pack_run(
            request, _packed_limits(request.limits, user=station.user, sampled=station.sampled)
        )
        # Whatever breaks this off half-way, Ctrl-C included, leaves an answer to come or files in
        # the box.
        self.usable = False
        self._prepare(request.limits)
        if request.box and request.box.copy_in and self._box is not None:
            handover.copy_in(request.box.copy_in, self._box)
        self._answer_within(request.limits.wall_us // 1_000_000 + _GRACE_SECONDS)
        self._send(packet, (request.stdin, request.stdout, request.stderr, *request.inherit))
        reply = self._reply()
        if reply.error:
            raise SetupFailed(reply.step_name, reply.error)
        if request.box and request.box.copy_out and self._box is not None:
            handover.copy_out(self._box, request.box.copy_out)
        self.usable = not reply.dirty and self._group.is_clean(reply.charged_bytes)
        return _result(request, reply)

    def _prepare(self, limits: Limits) -> None:
        """Set the group's limits, which fails below what an earlier run has left charged to it."""
        try:
            self._group.prepare(limits)
        except OSError as error:
            raise WorkerDied(f"its control group does not take the limits: {error}") from error

    def interrupt(self) -> None:
        """Make the zygote end at once, from any thread; its run fails with `WorkerDied`."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the zygote and wait until its keeper has tidied up."""
        self.interrupt()
        self._socket.close()
        if self._box is not None:
            os.close(self._box)
            self._box = None
        self._group.close()
        if self.pid is not None:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        self._remove_groups()

    def _remove_groups(self) -> None:
        """Remove the group's directories, unless the keeper has: it may have been killed."""
        for directory in self._group.directories:
            for _ in range(_REMOVE_TRIES):
                try:
                    os.rmdir(directory)
                except OSError as error:
                    if error.errno != errno.EBUSY:
                        break
                    time.sleep(
                        _REMOVE_PAUSE_SECONDS
                    )  # the kernel is still at killing its processes


class Worker:
    """A core with the zygotes of the worlds it used last. For one thread at a time."""

    def __init__(self, station: Station) -> None:
        """Take a core; zygotes come with the first run."""
        self._station = station
        self._zygotes: OrderedDict[World, Zygote] = OrderedDict()
        self._running: Zygote | None = None
        self._closed = False
        self._busy = threading.RLock()

    def run(self, request: RunRequest) -> RunResult:
        """Run one program; if its zygote dies under it, once more in a new one.

        Raises:
            SandboxClosed, SetupFailed, WorkerDied, ValueError: As for `Sandbox.run`.
        """
        world = World.of(request)
        with self._busy:
            try:
                return self._run_once(world, request)
            except WorkerDied:
                self._check_open()
            _rewind(request)
            try:
                return self._run_once(world, request)
            except WorkerDied:
                self._check_open()
                raise

    def _check_open(self) -> None:
        if self._closed:
            raise SandboxClosed("the sandbox is closed") from None

    def _run_once(self, world: World, request: RunRequest) -> RunResult:
        zygote = self._zygotes.pop(world, None)
        if zygote is None:
            self._make_room()
            zygote = Zygote(self._station, world)
        try:
            self._running = zygote
            # In this order: `interrupt` closes first and then looks for what runs.
            self._check_open()
            return zygote.run(request)
        finally:
            self._running = None
            if zygote.usable:
                self._zygotes[world] = zygote
            else:
                zygote.close()

    def _make_room(self) -> None:
        while len(self._zygotes) >= _KEPT_WORLDS:
            self._zygotes.popitem(last=False)[1].close()

    def interrupt(self) -> None:
        """Make a run in progress end at once, from any thread; no other will start."""
        self._closed = True
        running = self._running
        if running is not None:
            running.interrupt()

    def close(self) -> None:
        """Wait for the run in progress, if any, then end all zygotes and wait for them."""
        self._closed = True
        with self._busy:
            while self._zygotes:
                self._zygotes.popitem()[1].close()


def _host_rules(work: Path) -> tuple[landlock.Rule, ...]:
    """Return what a program may open again through its own descriptors, as in /dev/stdin."""
    paths = (str(work), os.devnull)
    return tuple(landlock.Rule(path=path, access=landlock.HAND_OVER) for path in paths)


def _supported(rules: tuple[landlock.Rule, ...], abi: int) -> tuple[landlock.Rule, ...]:
    return tuple(
        landlock.Rule(path=rule.path, access=landlock.supported(rule.access, abi=abi))
        for rule in rules
    )


def _rewind(request: RunRequest) -> None:
    """Make the caller's descriptors look as before the run that was lost."""
    for descriptor in (request.stdin, *request.inherit):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
    for descriptor in (request.stdout, request.stderr):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)


@functools.lru_cache(maxsize=64)
def _packed_limits(limits: Limits, *, user: tuple[int, int] | None, sampled: bool) -> bytes:
    rlimits = _rlimits(limits, sampled=sampled, rootless=user is None)
    return protocol.pack_limits(limits, rlimits=rlimits, user=user, sampled=sampled)


def _rlimits(limits: Limits, *, sampled: bool, rootless: bool) -> tuple[tuple[int, int, int], ...]:
    """Return resource, soft and hard limit for each resource that a process is held to.

    They are per process and so only the second line, but for the size of files, whose limit is one
    byte more than allowed so that one byte too many can be told from the last one.
    """
    seconds = limits.cpu_us // 1_000_000 + 3
    wanted = {
        # Too little for a core, and unlike 0 nothing for a handler behind a pipe either: core(5).
        resource.RLIMIT_CORE: 1,
        resource.RLIMIT_FSIZE: limits.output_bytes + 1,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_STACK: limits.memory_bytes,
        resource.RLIMIT_MEMLOCK: _LOCKED_BYTES,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    if sampled:
        wanted[resource.RLIMIT_NPROC] = (
            limits.processes + rootless
        )  # the zygote is one of this user's
    result = []
    for which, value in wanted.items():
        hard = resource.getrlimit(which)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        result.append((which, bound, bound))
    return tuple(result)


def _written(stdout: int, stderr: int) -> int:
    """Return the size of the files behind the two, once if they are the same."""
    first, second = os.fstat(stdout), os.fstat(stderr)
    size = first.st_size if stat.S_ISREG(first.st_mode) else 0
    if stat.S_ISREG(second.st_mode) and not os.path.samestat(first, second):
        size += second.st_size
    return size


def _result(request: RunRequest, reply: Reply) -> RunResult:
    exited = os.WIFEXITED(reply.status)
    peak = reply.peak_bytes
    if peak < 0:
        peak = max(reply.sampled_bytes, reply.largest_bytes)
    output = _written(request.stdout, request.stderr)
    ending, detail = _ending(request.limits, reply, peak, output)
    return RunResult(
        ending=ending,
        exit_code=os.WEXITSTATUS(reply.status) if exited else None,
        signal=None if exited else os.WTERMSIG(reply.status),
        cpu_us=reply.cpu_us,
        user_us=reply.user_us,
        system_us=reply.system_us,
        wall_us=reply.wall_us,
        peak_memory_bytes=peak,
        instructions=reply.instructions if reply.instructions >= 0 else None,
        output_bytes=output,
        detail=detail or _leftover(reply),
    )


def _leftover(reply: Reply) -> str | None:
    if not reply.leftover:
        return None
    return f"{reply.leftover} processes outlived the main one and were killed"


def _ending(limits: Limits, reply: Reply, peak: int, output: int) -> tuple[Ending, str | None]:
    """Return what ended the run, and a line on it; the first that applies.

    A group that keeps memory below the limit never shows more than it; sampling may.
    """
    if reply.memory_kills:
        kills = reply.memory_kills
        return Ending.MEMORY_LIMIT, f"the kernel killed {kills} of its processes for memory"
    if reply.cause == Cause.MEMORY or peak > limits.memory_bytes:
        return Ending.MEMORY_LIMIT, f"{peak} bytes seen, {limits.memory_bytes} allowed"
    if reply.cause == Cause.CPU or reply.cpu_us > limits.cpu_us:
        return Ending.CPU_LIMIT, None
    if reply.cause == Cause.WALL:
        return Ending.WALL_LIMIT, None
    killed_by = os.WTERMSIG(reply.status) if os.WIFSIGNALED(reply.status) else None
    if output > limits.output_bytes or killed_by == signal.SIGXFSZ:
        return Ending.OUTPUT_LIMIT, None
    if killed_by == signal.SIGSYS:
        return Ending.DENIED, "a system call of a foreign interface"
    return (Ending.EXITED if killed_by is None else Ending.SIGNALLED), None
