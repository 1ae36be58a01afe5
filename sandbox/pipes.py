"""The pipes between two programs."""

import os

from sandbox import standstill
from sandbox.traffic import Relay, Side

_MODE = 0o666
"""So that a program of any user may open its own again, as /dev/stdin or /dev/stdout."""


class Pipes:
    """The pipes of one pair: four ends for the programs, and four for the relay between them."""

    def __init__(self, *, relayed: bool) -> None:
        """Make them, to be closed."""
        self._open: set[int] = set()
        try:
            first_out, second_in, self._there = self._line(relayed=relayed)
            second_out, first_in, self._back = self._line(relayed=relayed)
            self.names = frozenset(map(standstill.name_of, self._open))
            silent = [self._silent() for _ in Side]
        except OSError:
            self.close()
            raise
        self.ends = {Side.FIRST: (first_in, first_out), Side.SECOND: (second_in, second_out)}
        """What each program gets as standard input and output."""
        self.watched = {Side.FIRST: silent[0], Side.SECOND: silent[1]}
        """And one descriptor more, which says nothing and whose closing is noted."""

    def _line(self, *, relayed: bool) -> tuple[int, int, tuple[int, ...]]:
        """Return where one program writes, where the other one reads, and the relay's ends."""
        heard, said = self._pipe()
        if not relayed:
            return said, heard, ()
        heard_further, said_further = self._pipe()
        return said, heard_further, (heard, said_further)

    def _pipe(self) -> tuple[int, int]:
        ends = os.pipe()
        self._open.update(ends)
        os.fchmod(ends[0], _MODE)
        return ends

    def _silent(self) -> int:
        end, unused = self._pipe()
        self.let_go(unused)
        return end

    def start_relay(self, relay: Relay, core: int) -> None:
        """Hand a relay its ends."""
        relay.start((*self._there, *self._back), core)
        self.let_go(*self._there, *self._back)

    def let_go(self, *ends: int) -> None:
        """Close ends that have been handed on."""
        for end in ends:
            self._open.remove(end)
            os.close(end)

    def close(self) -> None:
        """Close what is still open."""
        while self._open:
            os.close(self._open.pop())
