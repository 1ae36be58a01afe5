"""What a zygote needs of control groups of either version, and how they are named and removed.

Every zygote has its own groups, so that nothing charged in one world is seen in another. The keeper
removes them when the zygote has ended.
"""

import contextlib
import itertools
import os
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from sandbox.types import Limits

RESIDUE_BYTES = 2 << 20
"""So much may stay charged to a group before it counts as dirty: what the kernel itself still holds
for processes that have just gone is about half of it, and it is given back a moment later."""
_LEAST_LIMIT_BYTES = 4 << 20

_serial = itertools.count()


class Version(IntEnum):
    """Of control groups; as in `zygote.c`."""

    NONE = 0
    V1 = 1
    V2 = 2


class Group(Protocol):
    """The control groups of one zygote. Not for use by several runs at once."""

    version: Version
    directories: tuple[str, ...]
    """For the keeper to remove, with what is inside them."""
    descriptors: tuple[int, ...]
    """What the first run's group is entered by, then four files that the zygote reads: CPU time
    used, peak of memory, memory charged, processes killed for memory. None without a group."""
    knows_peak: bool
    """Whether the kernel tells the peak of a group's memory."""
    peak_resets: bool
    """Whether a write to the file of the peak starts it anew."""
    cpu_unit_ns: int
    """Unit of the first integer in the file of the CPU time; 0 without a group."""

    def prepare(self, limits: Limits) -> None:
        """Set the limits for the next run.

        Raises:
            OSError: The group does not take them.
        """

    def following(self) -> tuple[int, ...]:
        """Return the descriptors of the group after the next run; none if it stays the same."""

    def turn(self) -> None:
        """Do what is left to do while a run is in progress."""

    def is_clean(self, *, charged_bytes: int, peak_bytes: int) -> bool:
        """Return whether the next run's peak will be its own, given the figures of the last."""

    def close(self) -> None:
        """Close the descriptors; the directories are the keeper's."""


class NoGroup:
    """Where the machine gives us no control groups: the zygote watches the limits itself."""

    version = Version.NONE
    directories: tuple[str, ...] = ()
    descriptors: tuple[int, ...] = ()
    knows_peak = False
    peak_resets = False
    cpu_unit_ns = 0

    def prepare(self, limits: Limits) -> None:
        """Do nothing."""

    def following(self) -> tuple[int, ...]:
        """Return nothing."""
        return ()

    def turn(self) -> None:
        """Do nothing."""

    def is_clean(self, *, charged_bytes: int, peak_bytes: int) -> bool:
        """Return True: nothing is charged to anyone."""
        del charged_bytes, peak_bytes
        return True

    def close(self) -> None:
        """Do nothing."""


class Descriptors:
    """Files of groups that are kept open and closed together."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def open(self, path: Path | str, flags: int) -> int:
        """Open a file.

        Raises:
            OSError: It cannot be opened.
        """
        descriptor = os.open(path, flags | os.O_CLOEXEC)
        self._open.append(descriptor)
        return descriptor

    def close(self) -> None:
        """Close them all."""
        while self._open:
            os.close(self._open.pop())


def _prefix() -> str:
    """Return how our groups' names begin: by pid namespace, for a pid means nothing elsewhere."""
    return f"judge-{os.stat('/proc/self/ns/pid').st_ino}-"


def new_name() -> str:
    """Return a name that no other group of this machine has."""
    return f"{_prefix()}{os.getpid()}-{next(_serial)}"


def kernel_limit_bytes(limits: Limits) -> int:
    """Return what a memory group is limited to.

    A run that finds no room for its very exec takes along the zygote, whose memory it shares until
    then. So the kernel allows a little; whoever has less is held to that by the peak.
    """
    return max(limits.memory_bytes, _LEAST_LIMIT_BYTES)


def remove(directory: Path | str) -> None:
    """Remove a group and what is inside it.

    Raises:
        OSError: EBUSY while a process is in it; ENOENT if it is gone already.
    """
    with contextlib.suppress(OSError), os.scandir(directory) as inner:
        for entry in inner:
            if entry.is_dir(follow_symlinks=False):
                os.rmdir(entry.path)
    os.rmdir(directory)


def sweep(parent: Path) -> None:
    """Remove what judges that were killed hard have left behind."""
    for path in parent.glob(f"{_prefix()}*"):
        pid = path.name.removeprefix(_prefix()).split("-")[0]
        if not os.path.exists(f"/proc/{pid}"):
            with contextlib.suppress(OSError):
                remove(path)
