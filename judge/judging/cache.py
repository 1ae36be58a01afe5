"""Keeps what was made by the hash of what it was made from: builds, generated data, results.

Layout below the root:

    builds/KEY/        the files of a compiled program
    data/KEY/          generated test data of a problem
    records/KIND/KEY.json   results
    scratch/           what is being made; renamed into place when it is complete
    locks/             one file for many keys, so that there are never many

Nothing is ever changed in place, so that any number of judges may share one cache.
"""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_VERSION = 1
"""Part of every key; changes when the meaning of what is kept does."""


_SIZE = 2
"""Where the size stands in a `FileStamp`; behind it are the times."""
_LARGE_BYTES = 64 << 10
_LARGE = "large-files"
_SETTLED_NS = 2_000_000_000


def key_of(*parts: object) -> str:
    """Return the key of something made from these parts, which JSON must be able to write."""
    text = json.dumps([_VERSION, *parts], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


FileStamp = tuple[int, int, int, int, int]


def stamp_of(path: Path) -> FileStamp:
    """Return what changes when a file does.

    The time of its last change alone may be set, and is by what unpacks archives.

    Raises:
        OSError: There is no such file.
    """
    info = path.stat()
    return (info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns)


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


class Cache:
    """A directory of things that can be made again."""

    def __init__(self, root: Path) -> None:
        """Use a directory, which is made if need be.

        Raises:
            OSError: It cannot be made.
        """
        self.root = root
        self._digests: dict[tuple[Path, FileStamp], str] = {}
        self._large: dict[str, Any] | None = None
        for name in ("builds", "data", "locks", "records", "scratch", "work"):
            (root / name).mkdir(parents=True, exist_ok=True)
        # Programs of other users run from builds: they must be able to pass, but not to look
        # around.
        root.chmod(0o711)

    @property
    def work(self) -> Path:
        """Return a directory for files that live as long as a run."""
        return self.root / "work"

    def digest_of(self, path: Path) -> str:
        """Return the hash of a file's content, read again only when the file has changed.

        Raises:
            OSError: It cannot be read.
        """
        stamp = (path, stamp_of(path))
        if stamp not in self._digests:
            self._digests[stamp] = self._known_digest(path, stamp[1]) or _digest_of(path)
        return self._digests[stamp]

    def _known_digest(self, path: Path, stamp: FileStamp) -> str | None:
        """Return the hash of a large file that was read by an earlier judge."""
        if stamp[_SIZE] < _LARGE_BYTES:
            return None
        if self._large is None:
            self._large = self.load("digests", _LARGE)
        known = self._large.get(str(path))
        return str(known[1]) if known and known[0] == list(stamp) else None

    def remember_digests(self) -> None:
        """Keep the hashes of large files for later judges.

        A file that has only just changed is left out: it could change again within one tick of the
        file system's clock, and nobody would see it.
        """
        settled_ns = time.time_ns() - _SETTLED_NS
        fresh = {
            str(path): [list(stamp), digest]
            for (path, stamp), digest in self._digests.items()
            if stamp[_SIZE] >= _LARGE_BYTES and max(stamp[_SIZE + 1 :]) < settled_ns
        }
        known = self.load("digests", _LARGE)
        if any(known.get(path) != entry for path, entry in fresh.items()):
            there = {path: entry for path, entry in known.items() if os.path.lexists(path)}
            self.store("digests", _LARGE, {**there, **fresh})

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a new empty directory that is gone afterwards, unless it was renamed."""
        path = Path(tempfile.mkdtemp(dir=self.root / "scratch"))
        path.chmod(0o755)
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)

    def find(self, kind: str, key: str) -> Path | None:
        """Return the directory that was made for a key; None if it has to be made."""
        path = self.root / kind / key
        return path if path.is_dir() else None

    def made(self, kind: str, key: str, make: Callable[[Path], None]) -> Path:
        """Return the directory for a key, making it if need be; two judges make it once.

        Args:
            kind: "builds" or "data".
            key: Of what it is made from.
            make: Fills an empty directory. What it raises is passed on, and nothing is kept.
        """
        target = self.root / kind / key
        if target.is_dir():
            return target
        with self._locked(f"{kind}-{key[:2]}"), self.scratch() as scratch:
            if not target.is_dir():
                made = scratch / "made"
                made.mkdir()
                make(made)
                made.rename(target)
        return target

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        path = self.root / "locks" / name
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def load(self, kind: str, key: str) -> dict[str, Any]:
        """Return a record; empty if there is none or it cannot be read."""
        try:
            record = json.loads((self.root / "records" / kind / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def store(self, kind: str, key: str, record: Mapping[str, Any]) -> None:
        """Keep a record in place of the one with the same key."""
        directory = self.root / "records" / kind
        directory.mkdir(exist_ok=True)
        with self.scratch() as scratch:
            made = scratch / "record"
            made.write_text(json.dumps(record, sort_keys=True))
            made.replace(directory / f"{key}.json")
