"""The judge's side of a zygote: starts it, hands it its world, and has it run programs."""

import array
import contextlib
import errno
import os
import socket
import struct
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sandbox import handover, landlock, protocol
from sandbox.cgroup import Controllers
from sandbox.errors import SetupFailed, WorkerDied
from sandbox.group import Group, Version, remove
from sandbox.outcome import result_of
from sandbox.protocol import Reply
from sandbox.rlimits import packed_limits
from sandbox.seccomp import child_filter_bytes, filter_bytes
from sandbox.types import Limits, RunRequest, RunResult
from sandbox.world import World

_CAP_KILL, _CAP_SETGID, _CAP_SETUID = 5, 6, 7
_CAP_SYS_PTRACE, _CAP_SYS_RESOURCE = 19, 24
_KEPT_CAPABILITIES = sum(
    1 << number
    for number in (_CAP_KILL, _CAP_SETGID, _CAP_SETUID, _CAP_SYS_PTRACE, _CAP_SYS_RESOURCE)
)

_START_SECONDS = 20
_GRACE_SECONDS = 30
"""How much later than the wall limit an answer may come before the zygote counts as dead."""
_REMOVE_TRIES, _REMOVE_PAUSE_SECONDS = 2000, 0.001
_ZYGOTE_SOCKET = 3
AT_ONCE = contextlib.nullcontext()
"""A start that waits for nothing."""


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
    def grouped(self) -> bool:
        """Return whether control groups hold the limits."""
        return self.controllers.version is not Version.NONE

    @property
    def sampled(self) -> bool:
        """Return whether memory has to be watched because no group limits or measures it."""
        return not self.grouped or not self.controllers.knows_peak


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
        self._prepared: Limits | None = None
        self._packet = b""
        self._latest: tuple[object, ...] | None = None
        self._box: int | None = None
        self.pid: int | None = None
        self.ended_us = 0
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
            # Its root is where the zygote is, and nobody in it may be born into a group beside
            # that: in version 2 there is none, and programs see their group's path.
            cgroup_namespace=group.version is not Version.V2,
            uid=uid,
            gid=gid,
            capabilities=_KEPT_CAPABILITIES,
            ruleset=landlock.ruleset_attributes(abi=abi),
            host_rules=_supported(_host_rules(station.work), abi),
            root_rules=_supported(tuple(world.rules()), abi),
            new_root=world.new_root,
            steps=tuple(world.steps(uid=uid, gid=gid)),
            has_box=world.box is not None,
            task_clock=not station.grouped,
            instructions=True,
            group_version=group.version,
            peak_resets=group.peak_resets,
            cpu_unit_ns=group.cpu_unit_ns,
            # The zygote needs clone3 where a program is to be born in its group.
            filter=filter_bytes(
                sampled=not station.grouped, allow_clone3=group.version is Version.V2
            ),
            child_filter=child_filter_bytes() if group.version is Version.V2 else b"",
        )
        self._answer_within(_START_SECONDS)
        self._send(protocol.pack_setup(setup), group.descriptors)
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
        rights = array.array("i", descriptors)
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

    def run(
        self, request: RunRequest, starting: AbstractContextManager[object] = AT_ONCE
    ) -> RunResult:
        """Run one program to its end; `ended_us` then says when, on the monotonic clock.

        Args:
            request: What to run.
            starting: Is entered when all is ready, and left as soon as the program has its
                descriptors, so that the caller may close his own.

        Raises:
            SetupFailed: The program could not be started.
            WorkerDied: The zygote is gone; nothing is known of the run.
            ValueError: The request cannot be passed on.
            OSError: Files could not be copied into or out of the box.
        """
        following = self._group.following()
        packet = self._packet_of(request, len(following))
        # Whatever breaks this off half-way, Ctrl-C included, leaves an answer to come or files in
        # the box.
        self.usable = False
        if request.limits is not self._prepared:
            self._prepare(request.limits)
        box = request.box
        if box is not None and box.copy_in and self._box is not None:
            handover.copy_in(box.copy_in, self._box)
        standard = (request.stdin, request.stdout, request.stderr)
        if starting is AT_ONCE:
            self._send(packet, (*standard, *request.inherit, *following))
        else:
            with starting:
                self._send(packet, (*standard, *request.inherit, *following))
        self._group.turn()
        reply = self._reply()
        if reply.error:
            raise SetupFailed(reply.step_name, reply.error)
        self.ended_us = reply.ended_us
        if box is not None and box.copy_out and self._box is not None:
            handover.copy_out(self._box, box.copy_out)
        self.usable = not reply.dirty and self._group.is_clean(
            charged_bytes=reply.charged_bytes, peak_bytes=reply.peak_bytes
        )
        return result_of(request, reply)

    def _packet_of(self, request: RunRequest, following: int) -> bytes:
        """Return the RUN packet; for a request like the last one, without packing it again."""
        like = (request.argv, request.limits, request.cwd, request.env, len(request.inherit))
        if (*like, following) != self._latest:
            limits = packed_limits(
                request.limits,
                user=self._station.user,
                sampled=self._station.sampled,
                count_processes=not self._station.grouped,
            )
            self._packet = protocol.pack_run(request, limits, group_descriptors=following)
            # The environment may be changed by its owner, so a copy is kept.
            self._latest = (*like[:3], dict(request.env), like[4], following)
        return self._packet

    @property
    def inner_pid(self) -> int | None:
        """Return the process from which its programs descend, the keeper's child; None: it is gone.

        Source: Linux `Documentation/filesystems/proc.rst`, "3.7 /proc/<pid>/task/<tid>/children".
        """
        try:
            with open(f"/proc/{self.pid}/task/{self.pid}/children", encoding="ascii") as file:
                return int(file.read())
        except (OSError, ValueError):
            return None

    def _prepare(self, limits: Limits) -> None:
        """Set the group's limits, which fails below what an earlier run has left charged to it."""
        self._prepared = None
        self._answer_within(limits.wall_us // 1_000_000 + _GRACE_SECONDS)
        try:
            self._group.prepare(limits)
        except OSError as error:
            raise WorkerDied(f"its control group does not take the limits: {error}") from error
        if not self._group.following():  # the same group goes on, with these limits
            self._prepared = limits

    def stop(self) -> None:
        """End the run in progress, if there is one, from any thread; its result says so."""
        with contextlib.suppress(OSError):
            self._socket.send(protocol.STOP, socket.MSG_DONTWAIT)

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
                    remove(directory)
                    break
                except OSError as error:
                    if error.errno != errno.EBUSY:
                        break
                    time.sleep(
                        _REMOVE_PAUSE_SECONDS
                    )  # the kernel is still at killing its processes


def _host_rules(work: Path) -> tuple[landlock.Rule, ...]:
    """Return what a program may open again through its own descriptors, as in /dev/stdin."""
    paths = (str(work), os.devnull)
    return tuple(landlock.Rule(path=path, access=landlock.HAND_OVER) for path in paths)


def _supported(rules: tuple[landlock.Rule, ...], abi: int) -> tuple[landlock.Rule, ...]:
    return tuple(
        landlock.Rule(path=rule.path, access=landlock.supported(rule.access, abi=abi))
        for rule in rules
    )
