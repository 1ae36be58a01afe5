"""Control groups of version 2: one tree, in which programs are born.

A zygote has a directory, and its runs have leaves inside it. The process that becomes the program
is cloned into its leaf: to move one there by writing waits for an RCU grace period.

The peak of a leaf can be started anew since Linux 6.12; then one leaf serves all runs. Before, the
kernel keeps the highest peak of a leaf's whole life, so that every run gets a leaf of its own. It
is made while an earlier run is in progress, so that nobody waits for it.

Source: Linux, Documentation/admin-guide/cgroup-v2.rst.
"""

import contextlib
import os
import stat
from pathlib import Path

from sandbox.cgroup_place import enable_controllers
from sandbox.group import RESIDUE_BYTES, Descriptors, Version, kernel_limit_bytes, new_name, remove
from sandbox.types import Limits


class _Leaf:
    """The group of one run, or of one after the other."""

    def __init__(self, directory: Path) -> None:
        """Make it.

        Raises:
            OSError: It cannot be made; nothing is left behind then.
        """
        self._directory = directory
        self._files = Descriptors()
        self._limits: Limits | None = None
        directory.mkdir(0o755)
        try:
            self._open_files()
        except OSError:
            self.remove()
            raise

    def _open_files(self) -> None:
        self._limit = self._file("memory.max", os.O_WRONLY)
        self._processes = self._file("pids.max", os.O_WRONLY)
        found = self._directory / "memory.peak"
        self.knows_peak = found.exists()
        # Where there is none, nothing is to be reset, and one leaf serves all runs as well.
        self.peak_resets = not self.knows_peak or bool(found.stat().st_mode & stat.S_IWUSR)
        peak = self._file_or_null("memory.peak", os.O_RDWR if self.peak_resets else os.O_RDONLY)
        self.descriptors: tuple[int, ...] = (
            self._files.open(self._directory, os.O_RDONLY | os.O_DIRECTORY),
            self._file_or_null("cgroup.kill", os.O_WRONLY),
            self._file("cpu.stat", os.O_RDONLY),
            peak,
            self._file("memory.current", os.O_RDONLY),
            self._file("memory.events", os.O_RDONLY),
        )
        swap = self._directory / "memory.swap.max"
        if swap.exists():  # not on a kernel without swap
            swap.write_text("0")

    def _file(self, name: str, flags: int) -> int:
        return self._files.open(self._directory / name, flags)

    def _file_or_null(self, name: str, flags: int) -> int:
        """Open a file that older kernels do not have: cgroup.kill (5.14), memory.peak (5.19)."""
        exists = (self._directory / name).exists()
        return self._file(name, flags) if exists else self._files.open(os.devnull, flags)

    def prepare(self, limits: Limits) -> None:
        """Set the limits where they differ from the last run's."""
        if limits is not self._limits and limits != self._limits:
            os.pwrite(self._limit, b"%d" % kernel_limit_bytes(limits), 0)
            os.pwrite(self._processes, b"%d" % limits.processes, 0)
        self._limits = limits

    def close(self) -> None:
        """Close the descriptors."""
        self._files.close()

    def remove(self) -> None:
        """Close the descriptors and remove the directory, or leave that to the keeper."""
        self.close()
        with contextlib.suppress(OSError):
            self._directory.rmdir()


class GroupV2:
    """The directory of one zygote, with the leaves of its runs."""

    version = Version.V2
    cpu_unit_ns = 1000

    def __init__(self, parent: Path) -> None:
        """Make the directory and the first leaves.

        Raises:
            OSError: They cannot be made or their files not opened; nothing is left behind then.
        """
        self._directory = parent / new_name()
        self.directories: tuple[str, ...] = (str(self._directory),)
        self._made = 0
        self._leaves: list[_Leaf] = []
        """Of the run before, while its successor is in progress; of the next; and of the one
        after that, if every run has its own."""
        self._directory.mkdir(0o755)
        try:
            enable_controllers(self._directory)
            first = self._new_leaf()
            self.peak_resets = first.peak_resets
            self._leaves.append(first)
            if not self.peak_resets:
                self._leaves.append(self._new_leaf())
        except OSError:
            self.close()
            with contextlib.suppress(OSError):
                remove(self._directory)
            raise
        self._next = 0
        self.descriptors = first.descriptors
        self.knows_peak = first.knows_peak

    def _new_leaf(self) -> _Leaf:
        self._made += 1
        return _Leaf(self._directory / str(self._made))

    def prepare(self, limits: Limits) -> None:
        """Set the limits of the next run's leaf."""
        self._leaves[self._next].prepare(limits)

    def following(self) -> tuple[int, ...]:
        """Return the descriptors of the leaf after the next run's, if it is another one."""
        return () if self.peak_resets else self._leaves[self._next + 1].descriptors

    def turn(self) -> None:
        """Make the leaf that will be needed two runs from now, and remove the one used last.

        If that fails, there is no leaf to follow, and the zygote is replaced after the run.
        """
        if self.peak_resets:
            return
        if self._next:
            self._leaves.pop(0).remove()
        self._next = 1
        with contextlib.suppress(OSError):
            self._leaves.append(self._new_leaf())

    def is_clean(self, *, charged_bytes: int, peak_bytes: int) -> bool:
        """Return whether the next run finds a leaf to which next to nothing is charged."""
        del peak_bytes
        if self.peak_resets:
            return charged_bytes <= RESIDUE_BYTES
        return len(self._leaves) > self._next + 1

    def close(self) -> None:
        """Close the descriptors."""
        for leaf in self._leaves:
            leaf.close()
