"""Which of two programs ended first, as the kernel tells it.

A program that ends closes its descriptors one after the other, the highest first, and may be
switched out in between: then the other program reads the end of its input, ends too, and is reaped
earlier. So each program gets one more descriptor, of which it has the only copy, as its last. The
kernel notes its closing (inotify(7)) before it closes the program's pipes, and so before the other
one can know.

Source of the order: Linux `kernel/task_work.c`, which runs last what was added first.
"""

import contextlib
import ctypes
import os
import struct
from collections.abc import Iterator, Mapping

from sandbox.traffic import Side

_CLOSE = 0x08 | 0x10
"""IN_CLOSE. Source: Linux `include/uapi/linux/inotify.h`."""
_OVERFLOW_WATCH = -1
_EVENT = struct.Struct("iIII")
_EVENTS_BYTES = 1 << 20


class Closings:
    """Watches a descriptor of each program, for one pair after the other.

    It is kept because the kernel takes 20 ms to take back a queue that has watched something. Where
    the kernel has none left to give, nothing is known.
    """

    def __init__(self) -> None:
        """Open a queue for notes."""
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._queue: int = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self._watches: dict[Side, int] = {}

    @contextlib.contextmanager
    def watching(self, descriptors: Mapping[Side, int]) -> Iterator[None]:
        """Watch the descriptors of both programs, which are still open here."""
        for side, descriptor in descriptors.items():
            path = f"/proc/self/fd/{descriptor}".encode()
            self._watches[side] = self._libc.inotify_add_watch(self._queue, path, _CLOSE)
        try:
            yield
        finally:
            for watch in self._watches.values():
                self._libc.inotify_rm_watch(self._queue, watch)
            self._watches.clear()
            self._events()

    def first(self) -> Side | None:
        """Return the program that was the first to have closed its own; None: not known."""
        last = {watch: number for number, watch in enumerate(self._events())}
        if _OVERFLOW_WATCH in last or not last.keys() >= set(self._watches.values()):
            return None  # a watch that was refused has the number of the overflow
        return min(Side, key=lambda side: last[self._watches[side]])

    def _events(self) -> list[int]:
        """Return the watch of each closing. Source: inotify(7)."""
        found: list[int] = []
        while content := self._read():
            at = 0
            while at < len(content):
                watch, _, _, name_bytes = _EVENT.unpack_from(content, at)
                found.append(watch)
                at += _EVENT.size + name_bytes
        return found

    def _read(self) -> bytes:
        try:
            return os.read(self._queue, _EVENTS_BYTES)
        except OSError:  # the queue is empty, or there is none
            return b""

    def close(self) -> None:
        """Give the notes back."""
        if self._queue >= 0:
            os.close(self._queue)
            self._queue = -1
