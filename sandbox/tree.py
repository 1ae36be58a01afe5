"""The processes of a run, as /proc shows them."""

import os
from collections.abc import Iterator

_EXITING = 0x4
"""PF_EXITING. Source: Linux `include/linux/sched.h`."""


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes below one."""
    for child in children(pid):
        yield child
        yield from descendants(child)


def children(pid: int) -> Iterator[int]:
    """Yield the children of a process.

    Raises:
        OSError: It is gone, or the kernel does not list them.
    """
    for thread in os.listdir(f"/proc/{pid}/task"):
        yield from map(int, text_of(f"/proc/{pid}/task/{thread}/children").split())


def main_program(zygote: int) -> int | None:
    """Return the main process of the run that a zygote has in progress; None if there is none.

    It is the zygote's oldest child: all others are its descendants, and came to the zygote when
    their own parents ended. Between runs that child is the zygote's own file still.
    """
    try:
        main = min(children(zygote), key=_started, default=None)
        return None if main is None or _executable(main) == _executable(zygote) else main
    except (OSError, ValueError):
        return None


def is_exiting(pid: int) -> bool:
    """Return whether a process has ended or is about to."""
    try:
        fields = _stat(pid)
    except OSError:
        return True
    return fields[0] in "ZX" or bool(int(fields[6]) & _EXITING)


def _stat(pid: int) -> list[str]:
    """Return the fields of a process from the third, its state, on. Source: proc_pid_stat(5)."""
    return text_of(f"/proc/{pid}/stat").rpartition(")")[2].split()


def _started(pid: int) -> int:
    return int(_stat(pid)[19])


def _executable(pid: int) -> str | None:
    """Return a process's file; None: it is the zygote's, which another user may not see."""
    try:
        return os.readlink(f"/proc/{pid}/exe")
    except PermissionError:
        return None


def text_of(path: str) -> str:
    """Return what a file of /proc says."""
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()
