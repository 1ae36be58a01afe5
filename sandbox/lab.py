"""Runs `probe.c`, the program that misbehaves on purpose, and reads what it says."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sandbox.binary import PROBE, find_program
from sandbox.handover import read_start
from sandbox.pool import Sandbox
from sandbox.types import Limits, Mount, RunRequest, RunResult

MEBIBYTE = 1 << 20

_INSIDE = PurePosixPath("/judge/probe")
_TEXT_BYTES = 64 << 10
_WIDE_BYTES = 128 * MEBIBYTE
"""Output, and so any one file, of a probe that is not after that limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A run of the probe and what it said."""

    run: RunResult
    said: Mapping[str, Sequence[str]]
    """First word of a line to the rest of each line that begins with it."""

    def number(self, word: str) -> int | None:
        """Return the number that was said behind a word; None if none was."""
        return int(self.said[word][0]) if self.said.get(word) else None


class Lab:
    """Runs the probe in a sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Find or compile the probe.

        Raises:
            SandboxUnavailable: It cannot be compiled.
        """
        self.sandbox = sandbox
        self._mounts = (Mount(source=find_program(PROBE), target=_INSIDE),)

    def run(self, *arguments: str, limits: Limits | None = None, alone: bool = False) -> Seen:
        """Run one mode of the probe.

        Args:
            arguments: The mode and what belongs to it.
            limits: None: those of `limits_of`.
            alone: Whether to wait until nothing else runs in the sandbox.

        Raises:
            SandboxError: It could not be run.
        """
        null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
        output = self.sandbox.output_file()
        try:
            request = RunRequest(
                argv=(str(_INSIDE), *arguments),
                limits=limits or limits_of(),
                stdin=null,
                stdout=output,
                stderr=null,
                cwd=PurePosixPath("/tmp"),
                mounts=self._mounts,
            )
            run = (self.sandbox.quiet if alone else self.sandbox.run)(request)
            text = read_start(output, _TEXT_BYTES).decode(errors="replace")
        finally:
            os.close(null)
            os.close(output)
        said: dict[str, list[str]] = {}
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            said.setdefault(word, []).append(rest)
        return Seen(run=run, said=said)


def limits_of(
    *,
    cpu_us: int = 5_000_000,
    wall_us: int = 15_000_000,
    memory_mib: int = 256,
    processes: int = 64,
    output_bytes: int = _WIDE_BYTES,
) -> Limits:
    """Return limits that only a probe gone wrong meets, but for those that are named."""
    return Limits(
        cpu_us=cpu_us,
        wall_us=wall_us,
        memory_bytes=memory_mib * MEBIBYTE,
        output_bytes=output_bytes,
        processes=processes,
    )


def alive_named(name: str) -> int:
    """Return how many processes of this name the host has."""
    found = 0
    for path in Path("/proc").glob("[0-9]*/comm"):
        with contextlib.suppress(OSError):
            found += path.read_text(errors="replace").strip() == name
    return found
