"""Runs each program of the table and compares the host with before."""

import contextlib
import dataclasses
import functools
import os
import shutil
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from sandbox import (
    Box,
    Ending,
    Limits,
    Mount,
    RunRequest,
    RunResult,
    Sandbox,
    SandboxError,
    SealedInput,
)
from sandbox.cgroup import find_controllers
from sandbox.group import Version
from tests.sandbox.bench import INSIDE, Bench, command
from tests.sandbox.entry import Column, Entry, Outcome, limits, patient
from tests.sandbox.host import host_state


class Runner:
    """One sandbox with the programs mounted."""

    def __init__(self, box: Sandbox, bench: Bench, work: Path) -> None:
        self.sandbox = box
        self._bench = bench
        self._work = work
        self.mounts = (Mount(source=bench.programs, target=INSIDE),)
        self._inputs: dict[bytes, SealedInput] = {}

    def close(self) -> None:
        """Give the inputs back."""
        for sealed in self._inputs.values():
            sealed.close()

    def request(
        self, argv: tuple[str, ...], allowed: Limits, *, stdin: int, output: tuple[int, int]
    ) -> RunRequest:
        """Return a request for one of the programs."""
        return RunRequest(
            argv=argv,
            limits=allowed,
            stdin=stdin,
            stdout=output[0],
            stderr=output[1],
            cwd=PurePosixPath("/tmp"),
            mounts=self.mounts,
        )

    @contextlib.contextmanager
    def files(self, stdin: bytes = b"") -> Iterator[tuple[int, int, int]]:
        """Give an input, the same one for the same bytes, and two files for output."""
        if stdin not in self._inputs:
            self._inputs[stdin] = SealedInput(stdin)
        descriptors = (
            self._inputs[stdin].open(),
            self.sandbox.output_file(),
            self.sandbox.output_file(),
        )
        try:
            yield descriptors
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def run(
        self, *argv: str, allowed: Limits | None = None, stdin: bytes = b""
    ) -> tuple[RunResult, bytes, bytes]:
        """Run a compiled program by its bare name; return what it wrote as well."""
        with self.files(stdin) as (read, out, err):
            request = self.request(
                (str(INSIDE / argv[0]), *argv[1:]),
                allowed or _roomy(),
                stdin=read,
                output=(out, err),
            )
            result = self.sandbox.run(request)
            return result, os.pread(out, 1 << 20, 0), os.pread(err, 1 << 20, 0)

    def outcome(self, entry: Entry) -> Outcome:
        """Run an entry, then compare the host and see what a no-op is charged."""
        before = host_state()
        came_out = self._work / "came-out"
        came_out.mkdir()
        try:
            if entry.then is not None:
                self._run_entry(entry, entry.arguments, came_out)
                shutil.rmtree(came_out)
                came_out.mkdir()
            result, out, err = self._run_entry(entry, entry.then or entry.arguments, came_out)
            fault = ""
        except (SandboxError, OSError) as error:
            result, out, err, fault = None, b"", b"", repr(error)
        found = tuple(str(path.relative_to(came_out)) for path in sorted(came_out.rglob("*")))
        shutil.rmtree(came_out)
        after, _, _ = self.run("noop")
        return Outcome(
            result=result,
            fault=fault,
            stdout=out,
            stderr=err,
            came_out=found,
            left=tuple(sorted(host_state() - before)),
            next_result=after,
        )

    def _run_entry(
        self, entry: Entry, arguments: Iterable[str], came_out: Path
    ) -> tuple[RunResult, bytes, bytes]:
        places = self._bench.places(self._work)
        argv = (*command(entry), *(places.get(argument, argument) for argument in arguments))
        with self.files(entry.stdin) as (stdin, out, err), listening(places["{abstract}"]):
            request = dataclasses.replace(
                self.request(argv, _limits_of(entry), stdin=stdin, output=(out, err)),
                inherit=(stdin,) * entry.inherit,
                env=dict(entry.env),
                cwd=PurePosixPath(entry.cwd),
                box=Box(copy_out=came_out, size_bytes=16 << 20) if entry.box else None,
            )
            result = self.sandbox.run(request)
            return result, os.pread(out, 1 << 20, 0), os.pread(err, 1 << 20, 0)


def _roomy() -> Limits:
    return limits(cpu_ms=5000, wall_ms=20_000)


@contextlib.contextmanager
def listening(name: str) -> Iterator[None]:
    """Listen on an abstract socket of the host, which has no file and so no permissions."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(b"\0" + name.encode())
        listener.listen(1)
        yield


def _limits_of(entry: Entry) -> Limits:
    """Return an entry's limits, with more time on a slow machine unless it is time that ends it."""
    timed = entry.expected.ending in {Ending.CPU_LIMIT, Ending.WALL_LIMIT}
    return entry.limits if timed else patient(entry.limits)


def columns_to_test() -> tuple[Column, ...]:
    """Return the columns that this machine is to run: of the two with groups, its own version's.

    The other one is run elsewhere; for version 2 see `tests/uml`.
    """
    has_v2 = os.geteuid() == 0 and find_controllers().version is Version.V2
    return (Column.V2 if has_v2 else Column.V1, Column.GROUPLESS, Column.USER)


@functools.cache
def columns_here() -> tuple[Column, ...]:
    """Return the columns that this process can run: what it is itself, and what it can become."""
    if os.geteuid() != 0:
        return (Column.USER,)
    version = find_controllers().version
    own = (Column(f"v{version:d}"),) if version else ()
    return (*own, Column.GROUPLESS, Column.USER)


def run_table(bench: Bench, entries: Iterable[Entry], work: Path) -> dict[str, Outcome]:
    """Run entries in a sandbox of one worker; return what came of each by its name."""
    with (
        Sandbox(workers=1, work=work, binary=bench.zygote) as made,
        contextlib.closing(Runner(made, bench, work)) as runner,
    ):
        return {entry.name: runner.outcome(entry) for entry in entries}
