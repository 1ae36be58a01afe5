"""Control groups of version 1: one directory in each of the memory, cpuacct and pids hierarchies.

The process that becomes the program enters them by writing to `tasks`. Writing to `cgroup.procs`
instead waits for an RCU grace period, some 15 ms whenever the last move was more than a moment ago.
"""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from sandbox.group import RESIDUE_BYTES, Descriptors, Version, kernel_limit_bytes, new_name
from sandbox.types import Limits

CONTROLLERS = ("memory", "cpuacct", "pids")
_SMALL_RUN_BYTES = 8 << 20


class GroupV1:
    """The groups of one zygote; they serve one run after the other while they are clean."""

    version = Version.V1
    knows_peak = True
    peak_resets = True
    cpu_unit_ns = 1

    def __init__(self, parents: Mapping[str, Path]) -> None:
        """Make the directories.

        Raises:
            OSError: They cannot be made or their files not opened; nothing is left behind then.
        """
        name = new_name()
        paths = {controller: parents[controller] / name for controller in CONTROLLERS}
        self.directories = tuple(dict.fromkeys(str(path) for path in paths.values()))
        self._files = Descriptors()
        self._limits: Limits | None = None
        try:
            for directory in self.directories:
                os.mkdir(directory, 0o755)
            self._open_files(paths)
        except OSError:
            self.close()
            for directory in self.directories:
                with contextlib.suppress(OSError):
                    os.rmdir(directory)
            raise

    def _open_files(self, paths: Mapping[str, Path]) -> None:
        memory = paths["memory"]
        self._limit = self._files.open(memory / "memory.limit_in_bytes", os.O_WRONLY)
        self._force = self._files.open(memory / "memory.force_empty", os.O_WRONLY)
        self._processes = self._files.open(paths["pids"] / "pids.max", os.O_WRONLY)
        self._charged = self._files.open(memory / "memory.usage_in_bytes", os.O_RDONLY)
        self.descriptors: tuple[int, ...] = (
            *(self._files.open(f"{each}/tasks", os.O_WRONLY) for each in self.directories),
            self._files.open(paths["cpuacct"] / "cpuacct.usage", os.O_RDONLY),
            self._files.open(memory / "memory.max_usage_in_bytes", os.O_RDWR),
            self._charged,
            self._files.open(memory / "memory.oom_control", os.O_RDONLY),
        )
        (memory / "memory.swappiness").write_text("0")

    def prepare(self, limits: Limits) -> None:
        """Set the limits where they differ from the last run's.

        Raises:
            OSError: More than the limit is charged still.
        """
        if limits is not self._limits and limits != self._limits:
            os.pwrite(self._limit, b"%d" % kernel_limit_bytes(limits), 0)
            os.pwrite(self._processes, b"%d" % limits.processes, 0)
        self._limits = limits

    def following(self) -> tuple[int, ...]:
        """Return nothing: the same groups go on."""
        return ()

    def turn(self) -> None:
        """Do nothing."""

    def is_clean(self, *, charged_bytes: int, peak_bytes: int) -> bool:
        """Return whether next to nothing is charged, after dropping cached pages if need be.

        That takes a millisecond, so after a small run, which can have cached little, it is tried
        only if the group would be given up otherwise.
        """
        free = RESIDUE_BYTES if peak_bytes <= _SMALL_RUN_BYTES else RESIDUE_BYTES // 2
        if charged_bytes <= free:
            return True
        with contextlib.suppress(OSError):
            os.pwrite(self._force, b"0", 0)
        return int(os.pread(self._charged, 32, 0)) <= RESIDUE_BYTES

    def close(self) -> None:
        """Close the descriptors."""
        self._files.close()


def parents_v1(cgroup: str, mountinfo: str) -> dict[str, Path]:
    """Return this process's own directory in each hierarchy of version 1.

    Args:
        cgroup: What /proc/self/cgroup holds.
        mountinfo: What /proc/self/mountinfo holds.

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
        for controller in set(options.split(" ")[-1].split(",")) & set(own) & set(CONTROLLERS):
            if kind == "cgroup":
                inside = os.path.relpath(own[controller], root)
                parents[controller] = Path(mount_point) / (
                    "" if inside.startswith("..") else inside
                )
    return parents
