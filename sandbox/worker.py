"""One worker: a core, and the zygotes that are alive on it.

A zygote serves one world. A worker keeps the few worlds it used last and starts another zygote,
which takes about a millisecond, whenever a request needs a new world or a run left files or memory
behind: nothing is cleaned, it is replaced.
"""

import contextlib
import os
import threading
from collections import OrderedDict

from sandbox.errors import SandboxClosed, WorkerDied
from sandbox.types import RunRequest, RunResult
from sandbox.world import World
from sandbox.zygote import Station, Zygote

_KEPT_WORLDS = 4


class Worker:
    """A core with the zygotes of the worlds it used last. For one thread at a time."""

    def __init__(self, station: Station) -> None:
        """Take a core; zygotes come with the first run."""
        self._station = station
        self._zygotes: OrderedDict[World, Zygote] = OrderedDict()
        self._running: Zygote | None = None
        self._closed = False
        self._busy = threading.RLock()

    def run(self, request: RunRequest) -> RunResult:
        """Run one program; if its zygote dies under it, once more in a new one.

        Raises:
            SandboxClosed, SetupFailed, WorkerDied, ValueError: As for `Sandbox.run`.
        """
        world = World.of(request)
        with self._busy:
            try:
                return self._run_once(world, request)
            except WorkerDied:
                self._check_open()
            _rewind(request)
            try:
                return self._run_once(world, request)
            except WorkerDied:
                self._check_open()
                raise

    def _check_open(self) -> None:
        if self._closed:
            raise SandboxClosed("the sandbox is closed") from None

    def _run_once(self, world: World, request: RunRequest) -> RunResult:
        zygote = self._zygotes.pop(world, None)
        if zygote is None:
            self._make_room()
            zygote = Zygote(self._station, world)
        try:
            self._running = zygote
            # In this order: `interrupt` closes first and then looks for what runs.
            self._check_open()
            return zygote.run(request)
        finally:
            self._running = None
            if zygote.usable:
                self._zygotes[world] = zygote
            else:
                zygote.close()

    def _make_room(self) -> None:
        while len(self._zygotes) >= _KEPT_WORLDS:
            self._zygotes.popitem(last=False)[1].close()

    def interrupt(self) -> None:
        """Make a run in progress end at once, from any thread; no other will start."""
        self._closed = True
        running = self._running
        if running is not None:
            running.interrupt()

    def close(self) -> None:
        """Wait for the run in progress, if any, then end all zygotes and wait for them."""
        self._closed = True
        with self._busy:
            while self._zygotes:
                self._zygotes.popitem()[1].close()


def _rewind(request: RunRequest) -> None:
    """Make the caller's descriptors look as before the run that was lost."""
    for descriptor in (request.stdin, *request.inherit):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
    for descriptor in (request.stdout, request.stderr):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
