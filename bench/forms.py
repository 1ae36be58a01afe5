"""Runs that hold memory in one form or another, most of them a known amount."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from rig import INSIDE, LIMITS, Rig

from sandbox import RunResult

HELD_MIB = 50
_LIMITS = replace(LIMITS, output_bytes=2 * HELD_MIB << 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to hold memory."""

    name: str
    held_bytes: int | None
    """What the program takes for certain, without itself; None: unknown."""
    run: Callable[[], RunResult]


class Forms:
    """Runs them on a rig whose programs are `noop`, `hold`, `fork_bomb` and the file `cold`."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig

    def all(self) -> Iterator[Form]:
        """Give every form that this machine has a program for."""
        held, mib = HELD_MIB << 20, str(HELD_MIB)
        yield Form(name="nothing", held_bytes=None, run=self.noop)
        for name in ("private", "shared", "children", "tmpfs", "kept"):
            yield Form(name=name, held_bytes=held, run=partial(self._run, "hold", name, mib))
        yield Form(name="cold file", held_bytes=held, run=self._cold)
        yield Form(name="fork bomb", held_bytes=None, run=self._fork_bomb)
        for name, words in (
            ("python3", ("-I", "-S", "-c", f"held = bytearray({held})")),
            ("node", ("-e", f"const held = Buffer.alloc({held}, 1)")),
        ):
            path = shutil.which(name, path="/usr/bin")
            if path is not None:
                yield Form(name=name, held_bytes=None, run=partial(self._run, path, *words))

    def noop(self) -> RunResult:
        """Run what does nothing."""
        return self._run("noop")

    def steps(self, millions: int) -> RunResult:
        """Run what executes a number of instructions that is always the same."""
        return self._run("hold", "steps", str(millions))

    def _run(self, *argv: str) -> RunResult:
        result = self._rig.sandbox.run(self._rig.request(*argv, limits=_LIMITS))
        if result.exit_code != 0:
            raise RuntimeError(f"{' '.join(argv)} ended otherwise: {result}")
        return result

    def _cold(self) -> RunResult:
        """Read a file of which no page is in memory, as far as its file system can do without."""
        file = os.open(self._rig.programs / "cold", os.O_RDONLY | os.O_CLOEXEC)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
        return self._run("hold", "cold", "0", str(INSIDE / "cold"))

    def _fork_bomb(self) -> RunResult:
        limits = replace(LIMITS, cpu_us=100_000, processes=200)
        return self._rig.sandbox.run(self._rig.request("fork_bomb", limits=limits))
