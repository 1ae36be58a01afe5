"""Tries a language on this machine: its version, and its self-test program built and run.

Nothing is taken from what was built before, so that the compiler proves itself every time.
"""

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from judge.core.language import EntryKind, Source, Toolchain
from judge.judging.build import Builder, BuildFailure, BuildLimits, Built
from judge.judging.cache import Cache
from sandbox import Ending, Limits, Mount, Profile, RunRequest, RunResult, Sandbox, SealedInput
from sandbox.handover import read_end, read_start

_LINE = "Hello, sandbox 123"
_BUILD_LIMITS = BuildLimits(cpu_us=60_000_000, memory_bytes=2 << 30)
_CPU_US, _WALL_US = 20_000_000, 60_000_000
_MEMORY_BYTES = 512 << 20
_OUTPUT_BYTES = 1 << 20
_PROCESSES = 128
_SHOWN_BYTES = 4096
_VERSION_WORDS = ("-version", "--version", "version")
"""What tools print their version for. In this order, for whoever does not know one of them refuses
it at once, but for a compiler in a virtual machine, which takes seconds: it knows the first."""
_VERSION = re.compile(rb"\d+(?:\.\d+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of trying a language that this machine has."""

    tool: str
    """Its first tool."""
    version: str
    """Of that tool; empty if it would not tell."""
    fault: str
    """Why programs in it cannot be judged here, in a few lines; empty if they can."""
    build_wall_us: int
    run_cpu_us: int | None
    """None if it was not run."""
    peak_memory_bytes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    """What is run, and what it sees and may use."""

    argv: tuple[str, ...]
    environment: Mapping[str, str]
    mounts: tuple[Mount, ...]
    memory_bytes: int
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """A run and what it wrote."""

    run: RunResult
    stdout: bytes
    stderr: bytes


def try_language(toolchain: Toolchain, sandbox: Sandbox, directory: Path) -> Trial:
    """Build and run a language's self-test program in the sandbox.

    Args:
        toolchain: The language with its tools on this machine.
        sandbox: Where to.
        directory: An existing directory for what is built, where there is room.

    Raises:
        SandboxError: The sandbox itself failed.
        OSError: Files could not be written.
    """
    with tempfile.TemporaryDirectory(dir=directory, ignore_cleanup_errors=True) as own:
        place = Path(own)
        place.chmod(0o755)
        source = _self_test(toolchain, place)
        version = _version(toolchain, sandbox)
        builder = Builder(sandbox=sandbox, cache=Cache(place / "cache"))
        start_ns = time.monotonic_ns()
        built = builder.build(source, _BUILD_LIMITS)
        build_wall_us = (time.monotonic_ns() - start_ns) // 1000
        if isinstance(built, BuildFailure):
            ended, fault = None, f"a program does not compile: {built.message}"
        else:
            ended = _greet(built, sandbox)
            fault = _fault(ended)
    return Trial(
        tool=toolchain.language.tools[0],
        version=version,
        fault=fault,
        build_wall_us=build_wall_us,
        run_cpu_us=ended.run.cpu_us if ended else None,
        peak_memory_bytes=ended.run.peak_memory_bytes if ended else None,
    )


def _self_test(toolchain: Toolchain, place: Path) -> Source:
    """Write the self-test program; where it has a class to start with, that is called Main."""
    language = toolchain.language
    match language.entry:
        case EntryKind.PROGRAM:
            stem, entry = "main", ""
        case EntryKind.FILE:
            stem, entry = "main", f"main{language.extensions[0]}"
        case EntryKind.CLASS:
            stem, entry = "Main", "Main"
    file = place / f"{stem}{language.extensions[0]}"
    file.write_text(language.self_test, encoding="utf-8")
    return Source(root=place, files=(file,), toolchain=toolchain, entry=entry)


def _version(toolchain: Toolchain, sandbox: Sandbox) -> str:
    """Return what the first tool says of its version; empty if it does not."""
    _, path = toolchain.tools[0]
    for word in _VERSION_WORDS:
        command = _Command(
            argv=(str(path), word),
            environment=dict(toolchain.environment),
            mounts=toolchain.mounts,
            memory_bytes=_BUILD_LIMITS.memory_bytes,
            profile=Profile.COMPILER,
        )
        ended = _run(command, sandbox)
        found = _VERSION.search(ended.stdout) or _VERSION.search(ended.stderr)
        if ended.run.exit_code == 0 and found:
            return found[0].decode()
    return ""


def _greet(built: Built, sandbox: Sandbox) -> _Ended:
    extra = built.toolchain.language.extra_memory_bytes
    command = _Command(
        argv=built.command(memory_bytes=_MEMORY_BYTES),
        environment=built.environment,
        mounts=built.mounts(),
        memory_bytes=_MEMORY_BYTES + extra,
        profile=Profile.SOLUTION,
    )
    return _run(command, sandbox)


def _run(command: _Command, sandbox: Sandbox) -> _Ended:
    given = SealedInput(f"{_LINE}\n".encode())
    with contextlib.ExitStack() as cleanup:
        cleanup.callback(given.close)
        descriptors = []
        for opened in (given.open, sandbox.output_file, sandbox.output_file):
            descriptors.append(opened())
            cleanup.callback(os.close, descriptors[-1])
        stdin, stdout, stderr = descriptors
        run = sandbox.run(
            RunRequest(
                argv=command.argv,
                limits=Limits(
                    cpu_us=_CPU_US,
                    wall_us=_WALL_US,
                    memory_bytes=command.memory_bytes,
                    output_bytes=_OUTPUT_BYTES,
                    processes=_PROCESSES,
                ),
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                env=command.environment,
                mounts=command.mounts,
                profile=command.profile,
            )
        )
        said, complained = read_start(stdout, _SHOWN_BYTES), read_end(stderr, _SHOWN_BYTES)
        return _Ended(run=run, stdout=said, stderr=complained)


def _fault(ended: _Ended) -> str:
    """Return what is wrong with a run of a self-test program; empty if nothing is."""
    run = ended.run
    if run.ending is Ending.EXITED and run.exit_code == 0:
        if ended.stdout.strip() == _LINE[::-1].encode():
            return ""
        return f"a program printed {ended.stdout[:80]!r} instead of {_LINE[::-1]!r}"
    how = f"exit code {run.exit_code}" if run.ending is Ending.EXITED else f"{run.ending}"
    if run.signal is not None:
        how += f", signal {run.signal}"
    complaint = ended.stderr.decode(errors="replace").strip()
    return f"a program ended with {how.replace('_', ' ')}: {complaint}".rstrip(": ")
