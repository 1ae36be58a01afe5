"""Control groups behind one small interface: limit, attach, charge, peak, out of memory, retire.

Every zygote has its own groups, so that nothing charged in one world is seen in another; a run
enters them between clone and exec. The keeper removes them when the zygote has ended.

Writing to v1's `tasks` (not `cgroup.procs`) is deliberate: the latter waits for an RCU grace
period, some 15 ms whenever the last move was more than a moment ago.
"""

import contextlib
import itertools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sandbox.types import Limits

_CONTROLLERS = ("memory", "cpuacct", "pids")
_RESIDUE_BYTES = 1 << 20
_serial = itertools.count()


class Group(Protocol):
    """The groups of one zygote. Not for use by several runs at once."""

    directories: tuple[str, ...]
    """For the keeper to remove."""
    attach: tuple[int, ...]
    """Descriptors into which a process writes "0" to enter."""
    gauges: tuple[int, ...]
    """Descriptors of files that the zygote reads; none without a group: CPU time used, peak of
    memory (reset by writing to it), memory charged, processes killed for memory."""
    cpu_unit_ns: int
    """Unit of the first integer in the file of the CPU time; 0 without a group."""

    def prepare(self, limits: Limits) -> None:
        """Set the limits for the next run."""

    def is_clean(self, charged_bytes: int) -> bool:
        """Return whether so little is charged that the next peak will be the next run's own."""

    def close(self) -> None:
        """Close the descriptors; the directories are the keeper's."""


class NoGroup:
    """Where the machine gives us no control groups: the zygote watches the limits itself."""

    directories: tuple[str, ...] = ()
    attach: tuple[int, ...] = ()
    gauges: tuple[int, ...] = ()
    cpu_unit_ns = 0

    def prepare(self, limits: Limits) -> None:
        """Do nothing."""

    def is_clean(self, charged_bytes: int) -> bool:
        """Return True: nothing is charged to anyone."""
        del charged_bytes
        return True

    def close(self) -> None:
        """Do nothing."""


class GroupV1:
    """Version 1: one directory in each of the memory, cpuacct and pids hierarchies."""

    cpu_unit_ns = 1

    def __init__(self, parents: Mapping[str, Path]) -> None:
        """Make the directories.

        Raises:
            OSError: They cannot be made or their files not opened; nothing is left behind then.
        """
        name = f"{_prefix()}{os.getpid()}-{next(_serial)}"
        paths = {controller: parents[controller] / name for controller in _CONTROLLERS}
        self.directories = tuple(dict.fromkeys(str(path) for path in paths.values()))
        self._descriptors: list[int] = []
        self._limits: tuple[int, int] | None = None
        try:
            for directory in self.directories:
                os.mkdir(directory, 0o755)
            self.attach = tuple(
                self._open(f"{directory}/tasks", os.O_WRONLY) for directory in self.directories
            )
            memory = paths["memory"]
            self._limit = self._open(memory / "memory.limit_in_bytes", os.O_WRONLY)
            self._force = self._open(memory / "memory.force_empty", os.O_WRONLY)
            self._processes = self._open(paths["pids"] / "pids.max", os.O_WRONLY)
            self._charged = self._open(memory / "memory.usage_in_bytes", os.O_RDONLY)
            self.gauges: tuple[int, ...] = (
                self._open(paths["cpuacct"] / "cpuacct.usage", os.O_RDONLY),
                self._open(memory / "memory.max_usage_in_bytes", os.O_RDWR),
                self._charged,
                self._open(memory / "memory.oom_control", os.O_RDONLY),
            )
            (memory / "memory.swappiness").write_text("0")
        except OSError:
            self.close()
            for directory in self.directories:
                with contextlib.suppress(OSError):
                    os.rmdir(directory)
            raise

    def _open(self, path: Path | str, flags: int) -> int:
        descriptor = os.open(path, flags | os.O_CLOEXEC)
        self._descriptors.append(descriptor)
        return descriptor

    def prepare(self, limits: Limits) -> None:
        """Set the limits where they differ from the last run's."""
        wanted = (limits.memory_bytes, limits.processes)
        if wanted != self._limits:
            os.pwrite(self._limit, b"%d" % limits.memory_bytes, 0)
            os.pwrite(self._processes, b"%d" % limits.processes, 0)
            self._limits = wanted

    def is_clean(self, charged_bytes: int) -> bool:
        """Return whether next to nothing is charged, after dropping cached pages if need be."""
        if charged_bytes <= _RESIDUE_BYTES:
            return True
        with contextlib.suppress(OSError):
            os.pwrite(self._force, b"0", 0)
        return int(os.pread(self._charged, 32, 0)) <= _RESIDUE_BYTES

    def close(self) -> None:
        """Close the descriptors."""
        while self._descriptors:
            os.close(self._descriptors.pop())


@dataclass(frozen=True, slots=True, kw_only=True)
class Controllers:
    """What this machine lets us use: a parent directory for each controller, or nothing."""

    parents: Mapping[str, Path] | None
    reason: str
    """Why there is nothing; empty if there is."""

    def open_group(self) -> Group:
        """Return groups for one more zygote."""
        return NoGroup() if self.parents is None else GroupV1(self.parents)


def find_controllers() -> Controllers:
    """Find out by trying, and remove what judges that were killed hard have left behind."""
    parents = _v1_parents(
        Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text()
    )
    missing = [controller for controller in _CONTROLLERS if controller not in parents]
    if missing:
        return Controllers(parents=None, reason=f"no version 1 hierarchy for {', '.join(missing)}")
    for parent in set(parents.values()):
        _sweep(parent)
    try:
        group = GroupV1(parents)
    except OSError as error:
        return Controllers(parents=None, reason=f"{error.filename}: {error.strerror}")
    group.close()
    for directory in group.directories:
        os.rmdir(directory)
    return Controllers(parents=parents, reason="")


def _v1_parents(cgroup: str, mountinfo: str) -> dict[str, Path]:
    """Return this process's own directory in each hierarchy of version 1.

    Source: cgroups(7), "/proc files"; proc(5), "/proc/pid/mountinfo".
    """
    own = {
        controller: path
        for line in cgroup.splitlines()
        for _, controllers, path in [line.split(":", 2)]
        for controller in controllers.split(",")
    }
    parents = {}
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        kind, _, options = rest.split(" ", 2)
        root, mount_point = fields.split(" ")[3:5]
        for controller in set(options.split(" ")[-1].split(",")) & set(own) & set(_CONTROLLERS):
            if kind == "cgroup":
                inside = os.path.relpath(own[controller], root)
                parents[controller] = Path(mount_point) / (
                    "" if inside.startswith("..") else inside
                )
    return parents


def _prefix() -> str:
    """Return how our groups' names begin: by pid namespace, for a pid means nothing elsewhere."""
    return f"judge-{os.stat('/proc/self/ns/pid').st_ino}-"


def _sweep(parent: Path) -> None:
    for path in parent.glob(f"{_prefix()}*"):
        pid = path.name.removeprefix(_prefix()).split("-")[0]
        if not os.path.exists(f"/proc/{pid}"):
            with contextlib.suppress(OSError):
                path.rmdir()
