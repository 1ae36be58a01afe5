"""The files of a package as the judge sees them: checked names, no way out, bounded numbers.

Everything else in `judge.package` works on a `Tree` and never looks at a directory itself.

Source: problem package format 2025-09, "General requirements".
"""

import errno
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from judge.package.findings import Report

MOST_ENTRIES = 20_000
"""Files and directories in one tree."""
DEEPEST = 20
"""Directories within directories."""
RECOMMENDED_FILE_BYTES = 100 << 20

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A directory with all that is below it; names are paths relative to it, with `/`."""

    path: Path
    files: Mapping[str, Path]
    """Regular files, by name; one that cannot be read has been reported."""
    directories: frozenset[str]

    def below(self, name: str) -> "Tree":
        """Return the tree of a directory in it; empty if there is no such directory."""
        prefix = f"{name}/"
        return Tree(
            path=self.path / name,
            files={
                file.removeprefix(prefix): path
                for file, path in self.files.items()
                if file.startswith(prefix)
            },
            directories=frozenset(
                directory.removeprefix(prefix)
                for directory in self.directories
                if directory.startswith(prefix)
            ),
        )

    def entries(self) -> tuple[str, ...]:
        """Return the names directly in it, sorted."""
        return tuple(sorted(name for name in (*self.files, *self.directories) if "/" not in name))


def scan(path: Path, report: Report) -> Tree | None:
    """Read a directory with all that is below it; None if it is beyond all measure.

    Names the format does not know are left out, hidden ones and Python's caches silently.

    Args:
        path: Absolute; symbolic links may not lead out of it.
        report: Receives what cannot be part of a package.
    """
    scanner = _Scanner(path, report)
    scanner.directory("", os.path.realpath(path), above=frozenset())
    if scanner.full:
        report.error(path, f"has more than {MOST_ENTRIES} files")
        return None
    return Tree(path=path, files=scanner.files, directories=frozenset(scanner.directories))


class _Scanner:
    """The state of one scan.

    A name is relative to the root, as the package shows it; beside it goes the path without links,
    through which the file is looked at: long chains of links cost much otherwise.
    """

    def __init__(self, root: Path, report: Report) -> None:
        self.files: dict[str, Path] = {}
        self.directories: set[str] = set()
        self.full = False
        self._root = root
        self._real_root = os.path.realpath(root)
        self._report = report

    def directory(self, name: str, real: str, *, above: frozenset[str]) -> None:
        """Read one directory.

        Args:
            name: Empty for the root.
            real: Its path without links.
            above: Such paths of the directories it lies in, to notice links in a circle.
        """
        if real in above:
            self._error(name, "leads back to a directory above it")
            return
        try:
            with os.scandir(real) as iterator:
                entries = sorted(iterator, key=lambda entry: entry.name)
        except OSError as error:
            self._error(name, f"cannot be read: {error.strerror}")
            return
        for entry in entries:
            self._entry(f"{name}/{entry.name}" if name else entry.name, entry, above | {real})

    def _entry(self, name: str, entry: os.DirEntry[str], above: frozenset[str]) -> None:
        if entry.name.startswith(".") or entry.name == "__pycache__" or self.full:
            return
        if not _NAME.fullmatch(entry.name):
            hint = "names have letters, digits, _ . - and start with a letter, a digit or _"
            message = "is ignored, because of its name"
            self._report.warning(self._root / name, message, hint=hint)
            return
        if len(self.files) + len(self.directories) >= MOST_ENTRIES:
            self.full = True
            return
        linked = entry.is_symlink()
        try:
            real = os.path.realpath(entry.path, strict=True) if linked else entry.path
            status = entry.stat()
        except OSError as error:
            kind = "is a broken symbolic link" if linked else "cannot be read"
            self._error(name, f"{kind}: {error.strerror}")
            return
        if linked and os.path.commonpath([real, self._real_root]) != self._real_root:
            self._error(name, "is a symbolic link out of the package")
        elif not stat.S_ISDIR(status.st_mode):
            self._file(name, real, status)
        elif len(above) > DEEPEST:
            self._error(name, f"lies deeper than {DEEPEST} directories")
        else:
            self.directories.add(name)
            self.directory(name, real, above=above)

    def _file(self, name: str, real: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            self._error(name, "is neither a file nor a directory")
            return
        self.files[name] = self._root / name
        if not os.access(real, os.R_OK):
            self._error(name, f"cannot be read: {os.strerror(errno.EACCES)}")
        if status.st_size > RECOMMENDED_FILE_BYTES:
            size, most = status.st_size >> 20, RECOMMENDED_FILE_BYTES >> 20
            message = f"has {size} MiB, more than the recommended {most} MiB"
            self._report.warning(self._root / name, message)

    def _error(self, name: str, message: str) -> None:
        self._report.error(self._root / name, message)
