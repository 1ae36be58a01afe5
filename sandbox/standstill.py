"""Tells that two programs wait for each other for ever, by what the kernel shows of their threads.

Nothing can go on if at one moment every thread of both programs, and of whoever carries their
messages, is asleep in a system call that only another one of them can end. One look cannot show
that, for it takes time; two can: if at the second look all the same threads are in the same calls
and none of them has run in between, there was such a moment, and it lasts.

The pipes themselves are not asked: a thread that sleeps in read(2) of a pipe has found it empty.

Not seen, so that the wall limit ends it: programs that have a timer, a wait with a time-out or a
handler of SIGALRM, whether or not anything would come of it; what waits for something else than the
pair's pipes; and everything where /proc does not show the calls of threads or the children of
processes (`CONFIG_HAVE_ARCH_TRACEHOOK`, `CONFIG_PROC_CHILDREN`).
"""

import os
import platform
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sandbox.tree import descendants, text_of

_ALARM = 1 << (signal.SIGALRM - 1)
_INFINITE_MS = 0xFFFFFFFF
_FUTEX_COMMAND = 0x7F
_FUTEX_WAITS = (0, 9)
"""FUTEX_WAIT and FUTEX_WAIT_BITSET."""

_JAVA_HOUSEKEEPING = (
    "VM Thread",
    "VM Periodic Tas",
    "Common-Cleaner",
    "Sweeper thread",
    "Monitor Deflati",
    "G1 ",
    "C1 ",
    "C2 ",
)
"""Beginnings of the names of a Java machine's threads that wake up now and then and never say
anything; a program that gives its own threads such names only deceives itself."""


class Wait(StrEnum):
    """What a program waits for at its pipes."""

    READING = "reading"
    WRITING = "writing"
    POLLING = "polling"
    """For one of several things, of which its pipe is one."""


class _Kind(StrEnum):
    READ, WRITE, POLL, FUTEX, CHILD = "read", "write", "poll", "futex", "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """A system call in which a thread may sleep without an end of its own."""

    kind: _Kind
    numbers: tuple[int | None, int | None]
    """On x86_64 and aarch64. Source: `asm/unistd_64.h` and `asm-generic/unistd.h`."""
    timeout: int | None = None
    """The argument that holds a time-out: a pointer, which is null, or milliseconds, which are
    -1, if there is none."""
    milliseconds: bool = False


_CALLS = (
    _Call(kind=_Kind.READ, numbers=(0, 63)),
    _Call(kind=_Kind.READ, numbers=(19, 65)),  # readv
    _Call(kind=_Kind.WRITE, numbers=(1, 64)),
    _Call(kind=_Kind.WRITE, numbers=(20, 66)),  # writev
    _Call(kind=_Kind.POLL, numbers=(7, None), timeout=2, milliseconds=True),
    _Call(kind=_Kind.POLL, numbers=(271, 73), timeout=2),  # ppoll
    _Call(kind=_Kind.POLL, numbers=(23, None), timeout=4),  # select
    _Call(kind=_Kind.POLL, numbers=(270, 72), timeout=4),  # pselect6
    _Call(kind=_Kind.POLL, numbers=(232, None), timeout=3, milliseconds=True),  # epoll_wait
    _Call(kind=_Kind.POLL, numbers=(281, 22), timeout=3, milliseconds=True),  # epoll_pwait
    _Call(kind=_Kind.POLL, numbers=(441, 441), timeout=3),  # epoll_pwait2
    _Call(kind=_Kind.FUTEX, numbers=(202, 98), timeout=3),
    _Call(kind=_Kind.CHILD, numbers=(61, 260)),  # wait4
    _Call(kind=_Kind.CHILD, numbers=(247, 95)),  # waitid
    _Call(kind=_Kind.CHILD, numbers=(130, 133)),  # rt_sigsuspend, in which shells wait
)
_MACHINES = ("x86_64", "aarch64")
_OWN_CALLS = {
    call.numbers[_MACHINES.index(platform.machine())]: call
    for call in _CALLS
    if platform.machine() in _MACHINES
}
_WAITS = {_Kind.READ: Wait.READING, _Kind.WRITE: Wait.WRITING, _Kind.POLL: Wait.POLLING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """One look at which everything waited; the same one twice is for ever."""

    first: Wait
    second: Wait
    threads: frozenset[tuple[int, str, str]]
    """Of all processes: thread, how often it was switched, and the call it is in."""


class _Moves(Exception):
    """Something runs, or may run by itself."""


def look(zygotes: tuple[int, int], relay: int | None, pipes: frozenset[str]) -> Standstill | None:
    """Look at two programs and the relay between them.

    Args:
        zygotes: The processes whose descendants the two programs are.
        relay: The process that carries their messages with its child; None: there is none.
        pipes: What the pair's pipes are called among a process's descriptors, as `name_of` says.

    Returns:
        None if something runs or may run by itself.
    """
    threads: set[tuple[int, str, str]] = set()
    try:
        waits = [_look_at(list(descendants(zygote)), pipes, threads) for zygote in zygotes]
        if relay is not None:
            _look_at([relay, *descendants(relay)], pipes, threads)
    except (_Moves, OSError, ValueError, KeyError):
        return None
    first, second = waits
    if first is None or second is None:
        return None
    return Standstill(first=first, second=second, threads=frozenset(threads))


def hold(zygotes: tuple[int, int], pipes: frozenset[str]) -> list[int]:
    """Open the pipes of two programs that stand still, so that neither sees the other one's end.

    Returns:
        Descriptors, for the caller to close when both have been stopped.
    """
    held: list[int] = []
    for pid in (pid for zygote in zygotes for pid in descendants(zygote)):
        for name in os.listdir(f"/proc/{pid}/fd"):
            path = f"/proc/{pid}/fd/{name}"
            if os.readlink(path) in pipes:
                held.append(os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC))
    return held


def name_of(descriptor: int) -> str:
    """Return what a pipe is called among a process's descriptors, "pipe:[123]"."""
    return os.readlink(f"/proc/self/fd/{descriptor}")


def _look_at(
    processes: Iterable[int], pipes: frozenset[str], threads: set[tuple[int, str, str]]
) -> Wait | None:
    """Add the threads of some processes; return what one of them waits for at the pipes.

    Raises:
        _Moves: Not all of them wait.
    """
    found = None
    for pid in processes:
        polls = False
        for thread in sorted(map(int, os.listdir(f"/proc/{pid}/task"))):
            status = _status(pid, thread)
            if status["Name"].startswith(_JAVA_HOUSEKEEPING):
                continue
            call, key = _waiting_call(pid, thread, status)
            threads.add(key)
            polls = polls or call.kind is _Kind.POLL
            wait = _wait_of(pid, call, pipes)
            found = found or wait
        if _has_timer(pid, polls=polls):
            raise _Moves
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    kind: _Kind
    descriptor: int
    """The first argument of the call."""


def _status(pid: int, thread: int) -> dict[str, str]:
    lines = text_of(f"/proc/{pid}/task/{thread}/status").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _waiting_call(
    pid: int, thread: int, status: dict[str, str]
) -> tuple[_Waiting, tuple[int, str, str]]:
    """Return the call in which a thread sleeps, and what must stay the same as long as it does.

    Raises:
        _Moves: It runs, or it will run by itself.
    """
    if not status["State"].startswith("S") or int(status["SigCgt"], 16) & _ALARM:
        raise _Moves
    text = text_of(f"/proc/{pid}/task/{thread}/syscall")
    number, *arguments = (int(word, 0) for word in text.split())
    call = _OWN_CALLS.get(number)
    if call is None or not _is_endless(call, arguments):
        raise _Moves
    switches = f"{status['voluntary_ctxt_switches']} {status['nonvoluntary_ctxt_switches']}"
    return _Waiting(kind=call.kind, descriptor=arguments[0]), (thread, switches, text)


def _is_endless(call: _Call, arguments: list[int]) -> bool:
    if call.kind is _Kind.FUTEX and arguments[1] & _FUTEX_COMMAND not in _FUTEX_WAITS:
        return False
    if call.timeout is None:
        return True
    timeout = arguments[call.timeout]
    return timeout & _INFINITE_MS == _INFINITE_MS if call.milliseconds else timeout == 0


def _wait_of(pid: int, call: _Waiting, pipes: frozenset[str]) -> Wait | None:
    """Return what a thread waits for at the pipes; None: it waits for other threads of its own.

    Raises:
        _Moves: It waits for something else.
    """
    match call.kind:
        case _Kind.READ | _Kind.WRITE:
            if os.readlink(f"/proc/{pid}/fd/{call.descriptor}") not in pipes:
                raise _Moves
        case _Kind.POLL:
            if pipes.isdisjoint(_descriptors(pid)):
                return None
        case _Kind.FUTEX | _Kind.CHILD:
            return None
    return _WAITS[call.kind]


def _descriptors(pid: int) -> list[str]:
    return [os.readlink(f"/proc/{pid}/fd/{name}") for name in os.listdir(f"/proc/{pid}/fd")]


def _has_timer(pid: int, *, polls: bool) -> bool:
    """Return whether a timer of a process may wake it up."""
    try:
        if text_of(f"/proc/{pid}/timers"):
            return True
    except FileNotFoundError:  # a kernel without CONFIG_CHECKPOINT_RESTORE
        pass
    return polls and any("[timerfd]" in name or "[signalfd]" in name for name in _descriptors(pid))
