"""What two programs say to each other, written down by a relay between them: see `relay.c`."""

import contextlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sandbox.binary import RELAY, find_program
from sandbox.errors import WorkerDied

_HEAD = struct.Struct("<QQQQ")
_RECORD = struct.Struct("<QII")
_ALIGNMENT = 8


class Side(StrEnum):
    """One of the two programs of a pair."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> "Side":
        """Return the program it talks to."""
        return Side.SECOND if self is Side.FIRST else Side.FIRST


_SIDES = (Side.FIRST, Side.SECOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Asks for the traffic of a pair to be written down."""

    limit_bytes: int = 1 << 20
    """Of what is kept, with 16 bytes and up to 7 of padding for each message. What is said beyond
    that is carried and counted, but not kept."""

    def __post_init__(self) -> None:
        if self.limit_bytes <= 0:
            raise ValueError(f"limit_bytes must be positive, got {self.limit_bytes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What was there to be carried at one moment: a line, a part of one or several."""

    sender: Side
    time_us: int
    """Since the start of the pair."""
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What was said, in the order in which it was carried."""

    first_bytes: int
    """Said by the first program in all, heard or not."""
    second_bytes: int
    complete: bool
    """Whether everything was kept; if not, it was the beginning."""
    start_ns: int
    """The start of the pair on the monotonic clock."""
    records: bytes
    """As the relay wrote them, which is quick to hand on; `messages` reads them."""

    def messages(self) -> Iterator[Message]:
        """Yield what was kept."""
        at = 0
        while at + _RECORD.size <= len(self.records):
            time_ns, sender, length = _RECORD.unpack_from(self.records, at)
            begin = at + _RECORD.size
            if length:  # else there was no room for any of it
                yield Message(
                    sender=_SIDES[sender],
                    time_us=(time_ns - self.start_ns) // 1000,
                    data=self.records[begin : begin + length],
                )
            at = begin + -(-length // _ALIGNMENT) * _ALIGNMENT


class Relay:
    """A relay between two programs; one for a pair, to be closed."""

    def __init__(self, recording: Recording) -> None:
        """Make the file that it will write.

        Raises:
            SandboxUnavailable: It is not compiled and cannot be.
            OSError: No descriptor or process is left.
        """
        self._binary: Path = find_program(RELAY)
        self._limit_bytes = recording.limit_bytes
        self._file = os.memfd_create("traffic", os.MFD_CLOEXEC)
        self._pid: int | None = None
        os.ftruncate(self._file, _HEAD.size + recording.limit_bytes)
        os.pwrite(self._file, _HEAD.pack(_HEAD.size, 0, 0, 0), 0)

    def start(self, ends: tuple[int, ...], core: int) -> None:
        """Start it.

        Args:
            ends: Four: to read from the first program, to write to the second, to read from the
                second and to write to the first; the caller's, to be closed at once.
            core: Where the programs run: on another one, each message would cost an interrupt.
        """
        passed = (*ends, self._file)
        self._pid = os.posix_spawn(
            self._binary,
            ["judge-relay", *map(str, passed)],
            {},
            # A descriptor that is made its own copy stays open across exec.
            file_actions=[(os.POSIX_SPAWN_DUP2, end, end) for end in passed],
        )
        with contextlib.suppress(OSError):
            os.sched_setaffinity(self._pid, {core})

    @property
    def pid(self) -> int | None:
        """Return its process, which has another one as its child; None: not started."""
        return self._pid

    def traffic(self, start_ns: int) -> Traffic:
        """Wait until it has ended, as it does when both programs have; return what it wrote.

        Args:
            start_ns: The start of the pair on the monotonic clock.

        Raises:
            WorkerDied: It did not end well, so that the programs may have heard less than was said.
        """
        status = self._wait()
        if status:
            raise WorkerDied(f"the relay between two programs ended with status {status}")
        written = os.pread(self._file, _HEAD.size, 0)
        used, first_bytes, second_bytes, full = _HEAD.unpack(written)
        kept = min(used - _HEAD.size, self._limit_bytes)
        return Traffic(
            first_bytes=first_bytes,
            second_bytes=second_bytes,
            complete=not full,
            start_ns=start_ns,
            records=os.pread(self._file, kept, _HEAD.size),
        )

    def _wait(self) -> int:
        if self._pid is None:
            return 0
        pid, self._pid = self._pid, None
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def close(self) -> None:
        """Give its file back; the programs have ended."""
        self._wait()
        os.close(self._file)
