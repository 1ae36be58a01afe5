"""Test data in memory, sealed, shared by all runs that read them at the time."""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge.judging.cache import FileStamp, stamp_of
from sandbox import SealedInput

_KEPT_BYTES = 256 << 20


class Inputs:
    """Gives descriptors of files' contents, keeping what was used last. Safe in any thread."""

    def __init__(self, *, kept_bytes: int = _KEPT_BYTES) -> None:
        self._kept_bytes = kept_bytes
        self._size = 0
        self._sealed: OrderedDict[tuple[Path, FileStamp], SealedInput] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def open(self, path: Path) -> Iterator[int]:
        """Give a descriptor at the beginning of a file's content.

        Raises:
            OSError: The file cannot be read.
        """
        with self._lock:
            descriptor = self._find(path).open()
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def _find(self, path: Path) -> SealedInput:
        key = (path, stamp_of(path))
        sealed = self._sealed.pop(key, None)
        if sealed is None:
            sealed = SealedInput(path)
            self._size += sealed.size
        self._sealed[key] = sealed
        while self._size > self._kept_bytes and len(self._sealed) > 1:
            _, oldest = self._sealed.popitem(last=False)
            self._size -= oldest.size
            oldest.close()
        return sealed

    def close(self) -> None:
        """Give all memory back."""
        while self._sealed:
            self._sealed.popitem()[1].close()
