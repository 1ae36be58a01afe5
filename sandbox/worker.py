"""One worker: a core, and the zygotes that are alive on it.

A zygote serves one world. A worker keeps the few worlds it used last and starts another zygote,
which takes some milliseconds, whenever a request needs a new world or a run left files or memory
behind: nothing is cleaned, it is replaced.
"""

import contextlib
import os
import threading
from collections import OrderedDict
from contextlib import AbstractContextManager

from sandbox.closings import Closings
from sandbox.errors import SandboxClosed, WorkerDied
from sandbox.types import RunRequest, RunResult
from sandbox.world import World
from sandbox.zygote import AT_ONCE, Station, Zygote

_KEPT_WORLDS = 3
"""Beside the current one."""


class Worker:
    """A core with the zygotes of the worlds it used last. For one thread at a time."""

    def __init__(self, station: Station, partner: "Worker | None" = None) -> None:
        """Take a core; zygotes come with the first run.

        Args:
            station: What its zygotes have in common.
            partner: Another one, for the second program of a pair whose first runs here. Nobody
                else uses it, so that no pair waits for another one; it ends with this one.
        """
        self._station = station
        self._partner = partner
        self._closings: Closings | None = None
        self._latest: tuple[RunRequest, World] | None = None
        self._current: tuple[World, Zygote] | None = None
        self._others: OrderedDict[World, Zygote] = OrderedDict()
        self._running: Zygote | None = None
        self._closed = False
        self._busy = threading.RLock()

    def run(self, request: RunRequest) -> RunResult:
        """Run one program; if its zygote dies under it, once more in a new one.

        Raises:
            SandboxClosed, SetupFailed, WorkerDied, ValueError: As for `Sandbox.run`.
        """
        with self._busy:
            world = self._world_of(request)
            try:
                return self._run_once(world, request)
            except WorkerDied:
                self._check_open()
            rewind(request)
            try:
                return self._run_once(world, request)
            except WorkerDied:
                self._check_open()
                raise

    def run_once(
        self, request: RunRequest, starting: AbstractContextManager[object]
    ) -> tuple[RunResult, int]:
        """Run one program; return when it had ended too, in microseconds on the monotonic clock.

        Args:
            request: What to run.
            starting: As for `Zygote.run`.

        Raises:
            SandboxClosed, SetupFailed, WorkerDied, ValueError: As for `Sandbox.run`.
        """
        with self._busy:
            zygote = self._zygote_of(self._world_of(request))
            try:
                result = self._run_on(zygote, request, starting)
            except WorkerDied:
                self._check_open()
                raise
            return result, zygote.ended_us

    @property
    def closings(self) -> Closings:
        """Return what notes the closings of the programs of a pair."""
        if self._closings is None:
            self._closings = Closings()
        return self._closings

    @property
    def core(self) -> int:
        """Return where its programs run."""
        return self._station.core

    @property
    def partner(self) -> "Worker":
        """Return the worker for the second program of a pair.

        Raises:
            ValueError: It has none.
        """
        if self._partner is None:
            raise ValueError("a partner has no partner")
        return self._partner

    @property
    def zygote(self) -> int | None:
        """Return the process from which the program in progress descends; None: there is none."""
        running = self._running
        return running.inner_pid if running is not None else None

    def _check_open(self) -> None:
        if self._closed:
            raise SandboxClosed("the sandbox is closed") from None

    def _world_of(self, request: RunRequest) -> World:
        """Return the world a request needs; for one like the last, without looking closely."""
        if self._latest is not None:
            latest, world = self._latest
            same = request.mounts is latest.mounts and request.profile is latest.profile
            if same and request.box == latest.box:
                return world
        world = World.of(request)
        self._latest = (request, world)
        return world

    def _run_once(self, world: World, request: RunRequest) -> RunResult:
        return self._run_on(self._zygote_of(world), request, AT_ONCE)

    def _run_on(
        self, zygote: Zygote, request: RunRequest, starting: AbstractContextManager[object]
    ) -> RunResult:
        try:
            self._running = zygote
            # In this order: `interrupt` closes first and then looks for what runs.
            self._check_open()
            return zygote.run(request, starting)
        finally:
            self._running = None
            if not zygote.usable:
                self._current = None
                zygote.close()

    def _zygote_of(self, world: World) -> Zygote:
        """Return the zygote of a world and make it the current one, starting it if need be."""
        if self._current is not None:
            current, zygote = self._current
            if current is world or current == world:
                return zygote
            self._others[current] = zygote
            self._current = None
        found = self._others.pop(world, None)
        if found is None:
            while len(self._others) > _KEPT_WORLDS:
                self._others.popitem(last=False)[1].close()
            found = Zygote(self._station, world)
        self._current = (world, found)
        return found

    def stop(self) -> None:
        """End the run in progress, if there is one, from any thread; its result says so."""
        running = self._running
        if running is not None:
            running.stop()

    def interrupt(self) -> None:
        """Make a run in progress end at once, from any thread; no other will start."""
        self._closed = True
        running = self._running
        if running is not None:
            running.interrupt()
        if self._partner is not None:
            self._partner.interrupt()

    def close(self) -> None:
        """Wait for the run in progress, if any, then end all zygotes and wait for them."""
        self._closed = True
        with self._busy:
            if self._current is not None:
                self._current[1].close()
                self._current = None
            while self._others:
                self._others.popitem()[1].close()
            if self._closings is not None:
                self._closings.close()
                self._closings = None
        if self._partner is not None:
            self._partner.close()


def rewind(request: RunRequest) -> None:
    """Make the caller's descriptors look as before the run that was lost."""
    for descriptor in (request.stdin, *request.inherit):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
    for descriptor in (request.stdout, request.stderr):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
