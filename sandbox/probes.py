"""Proves that the promises of the sandbox hold on this machine, by trying to break them.

Each proof runs `probe.c` in a real sandbox in a mode that misbehaves, and compares how it ended and
what it was charged with what had to happen and with what the program itself has seen. What is
measured is told, so that a limit that bites late shows.
"""

import contextlib
import os
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.errors import SandboxClosed, SandboxError
from sandbox.guarantees import Strength, guarantees
from sandbox.lab import MEBIBYTE, Lab, Seen, alive_named, limits_of
from sandbox.types import Ending

_MEMORY_MIB = 48
_TOO_MUCH_MIB = 192
_FILES_MIB = 63
"""More than the limit, less than the /tmp of a solution holds."""
_PROCESSES = 24
_CPU_US = _WALL_US = 150_000
_LATE_US = 100_000
"""So late may a limit bite, and so late may a machine under load wake a sleeper."""
_OUTPUT_BYTES = 256 << 10
_BURN_MS = 60
_WAYS = ("alone", "child", "auto-reaped", "orphan")
_ERROR_US = {Strength.HARD: 3_000, Strength.SAMPLED: 25_000, Strength.MISSING: 25_000}
"""What an account may be off: the end of a process, which it cannot see itself, and where there is
no counter two ticks of the kernel's clock beside what passes between two looks."""
_TRIES = 3
_LITTER_MIB = 32
_RESIDUE_BYTES = 2 << 20
_RESIDUE_US = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came of trying to break one promise."""

    name: str
    """Which promise, in one or two words; stable."""
    held: bool
    measured: str
    """The figures in words; what was wrong comes first."""
    figures: Mapping[str, int] = field(default_factory=dict)
    """The same for programs, with the unit in the name."""


def proofs(lab: Lab) -> Iterator[Proof]:
    """Try to break one promise after the other.

    Raises:
        SandboxClosed: The sandbox was closed meanwhile.
    """
    for name, probe in _PROBES.items():
        try:
            yield probe(lab, name)
        except SandboxClosed:
            raise
        except (SandboxError, OSError) as error:
            yield Proof(name=name, held=False, measured=f"could not be tried: {error}")


def _proof(
    name: str, wrong: Sequence[str], measured: str, figures: Mapping[str, int | None]
) -> Proof:
    known = {key: value for key, value in figures.items() if value is not None}
    told = "; ".join((*wrong, measured))
    return Proof(name=name, held=not wrong, measured=told, figures=known)


def _unexpected(seen: Seen, *expected: Ending) -> list[str]:
    """Return a complaint if a run did not end as it had to."""
    run = seen.run
    if run.ending in expected and (run.ending is not Ending.EXITED or run.exit_code == 0):
        return []
    code = "" if run.exit_code is None else f" with {run.exit_code}"
    wanted = " or ".join(expected)
    return [f"ended as {run.ending}{code}, expected {wanted}".replace("_", " ")]


def _mebibytes(size_bytes: int | None) -> str:
    return "unknown" if size_bytes is None else f"{size_bytes / MEBIBYTE:.1f}"


def _milliseconds(time_us: int) -> str:
    return f"{time_us / 1000:.1f}"


def _memory(lab: Lab, name: str) -> Proof:
    limits = limits_of(memory_mib=_MEMORY_MIB)
    own = lab.run("hog", f"{_TOO_MUCH_MIB}", limits=limits)
    files = lab.run("hoard", f"{_FILES_MIB}", limits=limits)
    wrong = [*_unexpected(own, Ending.MEMORY_LIMIT), *_unexpected(files, Ending.MEMORY_LIMIT)]
    peaks = (own.run.peak_memory_bytes, files.run.peak_memory_bytes)
    exact = lab.sandbox.means.groups is not None
    for peak in peaks:
        if peak is not None and peak < limits.memory_bytes * 3 // 4:
            wrong.append("killed far below the limit")
        if peak is not None and exact and peak > limits.memory_bytes + MEBIBYTE:
            wrong.append("killed above the limit")
    return _proof(
        name,
        wrong,
        f"killed at {_mebibytes(peaks[0])} MiB, by files at {_mebibytes(peaks[1])}, "
        f"of {_MEMORY_MIB} MiB",
        {
            "limit_bytes": limits.memory_bytes,
            "peak_bytes": peaks[0],
            "peak_of_files_bytes": peaks[1],
        },
    )


def _fork_bomb(lab: Lab, name: str) -> Proof:
    mark = f"probe-{os.getpid()}"
    bred = lab.run("breed", mark, limits=limits_of(processes=_PROCESSES))
    count, left = bred.number("processes"), alive_named(mark)
    wrong = _unexpected(bred, Ending.EXITED)
    if count is None or count > _PROCESSES:
        wrong.append("more processes than allowed")
    measured = f"{count} of {_PROCESSES} processes"
    figures = {"limit_processes": _PROCESSES, "processes": count}
    if not wrong:  # else it would be one without bounds
        bomb = lab.run(
            "bomb",
            mark,
            limits=limits_of(cpu_us=_CPU_US, wall_us=4 * _WALL_US, processes=_PROCESSES),
        )
        wrong += _unexpected(bomb, Ending.CPU_LIMIT, Ending.WALL_LIMIT)
        left += alive_named(mark)
        measured += f", stopped after {_milliseconds(bomb.run.wall_us)} ms"
        figures["wall_us"] = bomb.run.wall_us
    if left:
        wrong.append("some outlived the run")
    return _proof(name, wrong, f"{measured}, {left} left", {**figures, "left": left})


def _cpu_limit(lab: Lab, name: str) -> Proof:
    run = (seen := lab.run("spin", limits=limits_of(cpu_us=_CPU_US))).run
    wrong = _unexpected(seen, Ending.CPU_LIMIT)
    if run.cpu_us > _CPU_US + _LATE_US:
        wrong.append("stopped late")
    measured = f"spinner stopped at {_milliseconds(run.cpu_us)} of {_milliseconds(_CPU_US)} ms"
    return _proof(name, wrong, measured, {"limit_us": _CPU_US, "cpu_us": run.cpu_us})


def _cpu_account(lab: Lab, name: str) -> Proof:
    (cpu,) = (promise for promise in guarantees(lab.sandbox.means) if promise.what == "CPU time")
    wrong, errors = [], {}
    for way in _WAYS:
        errors[way] = _error_us(lab, way, allowed_us=_ERROR_US[cpu.strength])
        if abs(errors[way]) > _ERROR_US[cpu.strength]:
            wrong.append(f"{way}: wrong")
    listed = ", ".join(f"{way} {error:+d}" for way, error in errors.items())
    figures = {f"{way.replace('-', '_')}_error_us": error for way, error in errors.items()}
    measured = f"off by {listed} us of {_BURN_MS} ms"
    return _proof(name, wrong, measured, {"burnt_us": _BURN_MS * 1000, **figures})


def _error_us(lab: Lab, way: str, *, allowed_us: int) -> int:
    """Return by how much more was reported than used: the least of some tries.

    A counter may also count what other machines on the same host steal, but not every time; a way
    to hide time hides it every time.

    Raises:
        SandboxError: The probe did not say what it used.
    """
    least: int | None = None
    for _ in range(_TRIES):
        seen = lab.run("account", way, f"{_BURN_MS}")
        used_ns = seen.number("used_ns")
        if used_ns is None:
            raise SandboxError("; ".join([f"{way}: said nothing", *_unexpected(seen)]))
        error = seen.run.cpu_us - used_ns // 1000
        least = error if least is None else min(least, error, key=abs)
        if abs(least) <= allowed_us:
            break
    return least or 0


def _wall_limit(lab: Lab, name: str) -> Proof:
    run = (seen := lab.run("doze", limits=limits_of(wall_us=_WALL_US))).run
    wrong = _unexpected(seen, Ending.WALL_LIMIT)
    if run.wall_us > _WALL_US + 5 * _LATE_US:
        wrong.append("stopped late")
    measured = f"sleeper stopped at {_milliseconds(run.wall_us)} of {_milliseconds(_WALL_US)} ms"
    return _proof(name, wrong, measured, {"limit_us": _WALL_US, "wall_us": run.wall_us})


def _output(lab: Lab, name: str) -> Proof:
    seen = lab.run("flood", limits=limits_of(output_bytes=_OUTPUT_BYTES))
    wrong = _unexpected(seen, Ending.OUTPUT_LIMIT)
    written = seen.run.output_bytes
    if written > _OUTPUT_BYTES + 1:
        wrong.append("cut late")
    measured = f"flood cut after {written} of {_OUTPUT_BYTES} bytes"
    return _proof(name, wrong, measured, {"limit_bytes": _OUTPUT_BYTES, "output_bytes": written})


def _reached(seen: Seen) -> tuple[list[str], int]:
    """Return what should have been out of reach, and how much was tried."""
    wrong = [f"reached {what}" for what in seen.said.get("reached", ())]
    tries = seen.number("tries")
    if tries is None:
        wrong += _unexpected(seen, Ending.EXITED) or ["the probe said nothing"]
    return wrong, tries or 0


def _network(lab: Lab, name: str) -> Proof:
    abstract = f"judge-probe-{os.getpid()}"
    with socket.socket() as inet, socket.socket(socket.AF_UNIX) as unix:
        inet.bind(("127.0.0.1", 0))
        unix.bind(b"\0" + abstract.encode())
        for listener in (inet, unix):
            listener.listen(1)
            listener.setblocking(False)  # noqa: FBT003 - its only parameter
        seen = lab.run("network", f"{inet.getsockname()[1]}", abstract)
        wrong, tries = _reached(seen)
        for listener in (inet, unix):
            with contextlib.suppress(BlockingIOError):
                listener.accept()[0].close()
                wrong.append("a listener of the host was reached")
    measured = f"{tries} ways out tried, {len(wrong)} open"
    return _proof(name, wrong, measured, {"tries": tries})


def _secrets(lab: Lab, name: str) -> Proof:
    with tempfile.TemporaryDirectory(prefix="judge-probe-") as directory:
        os.chmod(directory, 0o755)
        secret = Path(directory) / "answer"
        secret.write_text("42\n")
        secret.chmod(0o644)
        wrong, tries = _reached(lab.run("secret", str(secret)))
    measured = f"{tries} ways to a file of the host tried, {len(wrong)} open"
    return _proof(name, wrong, measured, {"tries": tries})


def _clocks(lab: Lab, name: str) -> Proof:
    before_ns = time.time_ns()
    seen = lab.run("clocks", "30")
    after_ns = time.time_ns()
    realtime, elapsed = seen.number("realtime_ns"), seen.number("elapsed_ns")
    if realtime is None or elapsed is None:
        return _proof(name, _unexpected(seen, Ending.EXITED), "the probe said nothing", {})
    wrong = []
    if seen.number("backwards"):
        wrong.append("time ran backwards")
    if not before_ns <= realtime <= after_ns:
        wrong.append("another time of day")
    error_us = seen.run.wall_us - elapsed // 1000
    if not 0 <= error_us <= _LATE_US:
        wrong.append("another wall time")
    measured = f"wall time {error_us:+d} us off the program's own"
    return _proof(name, wrong, measured, {"wall_error_us": error_us})


def _residue(lab: Lab, name: str) -> Proof:
    mark = f"litter-{os.getpid()}"
    before = lab.run("look")
    littered = lab.run("litter", mark, f"{_LITTER_MIB}")
    left = alive_named(mark)
    after = lab.run("look")
    wrong = [
        line for seen in (before, littered, after) for line in _unexpected(seen, Ending.EXITED)
    ]
    if after.number("files") or left or after.number("processes") != before.number("processes"):
        wrong.append("files or processes are left")
    cpu_us = after.run.cpu_us - before.run.cpu_us
    peaks = (before.run.peak_memory_bytes or 0, after.run.peak_memory_bytes or 0)
    if cpu_us > _RESIDUE_US or peaks[1] - peaks[0] > _RESIDUE_BYTES:
        wrong.append("the next run pays for the one before")
    measured = (
        f"after a run of {_mebibytes(littered.run.peak_memory_bytes)} MiB the next shows "
        f"{_mebibytes(peaks[1])} MiB and {_milliseconds(after.run.cpu_us)} ms, "
        f"{after.number('files')} files, {left} processes"
    )
    figures = {"peak_bytes": peaks[1], "cpu_us": after.run.cpu_us, "left": left}
    return _proof(name, wrong, measured, figures)


_PROBES: Mapping[str, Callable[[Lab, str], Proof]] = {
    "memory limit": _memory,
    "fork bomb": _fork_bomb,
    "CPU limit": _cpu_limit,
    "CPU account": _cpu_account,
    "wall limit": _wall_limit,
    "output limit": _output,
    "no network": _network,
    "secrets": _secrets,
    "clocks": _clocks,
    "residue": _residue,
}
