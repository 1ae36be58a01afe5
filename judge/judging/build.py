"""Compiles programs in the sandbox, each once.

A build is a directory that holds the sources and what the compiler made of them; runs see it
read-only. Compilers
are run with the walls of a submission: compiling has been the way out of a judge more than once.
"""

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge.core.language import Source, Toolchain
from judge.core.verdict import Verdict
from judge.judging.cache import Cache, key_of
from sandbox import BOX, Box, Ending, Limits, Mount, Profile, RunRequest, RunResult, Sandbox
from sandbox.handover import read_start

_PROCESSES = 512
_OPEN_FILES = 1024
_FILE_BYTES = 256 << 20
_BOX_BYTES = 512 << 20
_WALL_FACTOR = 3
_MESSAGE_BYTES = 64 << 10
_SHOWN_LINES = 40
_SHOWN_LINE_LENGTH = 300
_PLACE = re.compile(r"\{([^{}\s]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildLimits:
    """What a compiler may use."""

    cpu_us: int
    memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A program that is ready to run."""

    key: str
    """The same for equal sources built by equal tools."""
    directory: Path
    toolchain: Toolchain
    entry: str

    def command(self, *, at: PurePosixPath = BOX, memory_bytes: int) -> tuple[str, ...]:
        """Return how to start it.

        Args:
            at: Where the build is mounted.
            memory_bytes: What the program may use.
        """
        places = {
            "dir": str(at),
            "entry": self.entry,
            "memory_mib": str(max(memory_bytes >> 20, 1)),
        }
        return _filled(self.toolchain, self.toolchain.language.run, places, ())

    def mounts(self, *, at: PurePosixPath = BOX) -> tuple[Mount, ...]:
        """Return what a run must see."""
        return (*self.toolchain.mounts, Mount(source=self.directory, target=at))

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables it is run with."""
        return dict(self.toolchain.environment)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFailure:
    """A program that the compiler refused."""

    verdict: Verdict
    """CE, or CTL if the compiler took too long."""
    message: str
    """What the compiler said, cut to what a person reads."""


class Builder:
    """Builds programs and keeps them."""

    def __init__(self, *, sandbox: Sandbox, cache: Cache) -> None:
        self._sandbox = sandbox
        self._cache = cache

    def key(self, source: Source, limits: BuildLimits) -> str:
        """Return the key of a source's build; what one limit refuses another may allow."""
        language = source.toolchain.language
        files = {
            str(file.relative_to(source.root)): self._cache.digest_of(file)
            for file in (*source.files, *source.beside)
        }
        return key_of(
            "build",
            language.id,
            language.compile,
            language.run,
            source.toolchain.environment,
            source.toolchain.fingerprint,
            files,
            [str(file.relative_to(source.root)) for file in source.files],
            source.entry,
            [limits.cpu_us, limits.memory_bytes],
        )

    def build(self, source: Source, limits: BuildLimits) -> Built | BuildFailure:
        """Return the built program, compiling it if that has not been done.

        Raises:
            SandboxError: The compiler could not be run.
            OSError: A source cannot be read.
        """
        key = self.key(source, limits)
        record = self._cache.load("builds", key)
        if record:
            return BuildFailure(verdict=Verdict(record["verdict"]), message=record["message"])
        try:
            directory = self._cache.made(
                "builds", key, lambda made: self._compile(source, limits, made)
            )
        except _RefusedError as refused:
            failure = refused.failure
            if refused.lasting:
                self._cache.store(
                    "builds", key, {"verdict": failure.verdict, "message": failure.message}
                )
            return failure
        return Built(key=key, directory=directory, toolchain=source.toolchain, entry=source.entry)

    def _compile(self, source: Source, limits: BuildLimits, made: Path) -> None:
        with self._cache.scratch() as sources:
            for file in (*source.files, *source.beside):
                target = sources / file.relative_to(source.root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
            self._run_compiler(source, limits, sources, made)
        for directory in (made, *(path for path in made.rglob("*") if path.is_dir())):
            directory.chmod(0o755)  # programs run as other users

    def _run_compiler(self, source: Source, limits: BuildLimits, sources: Path, made: Path) -> None:
        words = _filled(
            source.toolchain,
            source.toolchain.language.compile,
            {"dir": str(BOX), "entry": _no_option(source.entry)},
            [_no_option(str(file.relative_to(source.root))) for file in source.files],
        )
        null = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
        output = self._sandbox.output_file()
        try:
            result = self._sandbox.run(
                RunRequest(
                    argv=words,
                    limits=Limits(
                        cpu_us=limits.cpu_us,
                        wall_us=limits.cpu_us * _WALL_FACTOR,
                        memory_bytes=limits.memory_bytes,
                        output_bytes=_FILE_BYTES,
                        processes=_PROCESSES,
                        open_files=_OPEN_FILES,
                    ),
                    stdin=null,
                    stdout=output,
                    stderr=output,
                    env=dict(source.toolchain.environment),
                    mounts=source.toolchain.mounts,
                    box=Box(copy_in=sources, copy_out=made, size_bytes=_BOX_BYTES, inodes=65536),
                    profile=Profile.COMPILER,
                )
            )
            failure = _failure(result, read_start(output, _MESSAGE_BYTES))
        finally:
            os.close(null)
            os.close(output)
        if failure:
            # Wall time says more about the machine than about the program.
            raise _RefusedError(failure, lasting=result.ending is not Ending.WALL_LIMIT)


class _RefusedError(Exception):
    """Carries a failure out of the making of a directory, so that none is kept."""

    def __init__(self, failure: BuildFailure, *, lasting: bool) -> None:
        super().__init__(failure.message)
        self.failure = failure
        self.lasting = lasting


def _no_option(name: str) -> str:
    """Return a name that no compiler takes for an option or for a file of options."""
    return f"./{name}" if name.startswith(("-", "@")) else name


def _filled(
    toolchain: Toolchain, words: Sequence[str], places: dict[str, str], sources: Sequence[str]
) -> tuple[str, ...]:
    places = {**places, **{name: str(path) for name, path in toolchain.tools}}
    filled: list[str] = []
    for word in words:
        if word == "{sources}":
            filled += sources
        else:
            filled.append(_PLACE.sub(lambda place: places[place[1]], word))
    return tuple(filled)


def _failure(result: RunResult, output: bytes) -> BuildFailure | None:
    said = _shown(output.decode(errors="replace"))
    match result.ending:
        case Ending.EXITED if result.exit_code == 0:
            return None
        case Ending.CPU_LIMIT | Ending.WALL_LIMIT:
            seconds = result.wall_us / 1e6
            return BuildFailure(
                verdict=Verdict.CTL,
                message=f"the compiler took too long: stopped after {seconds:.0f} s\n{said}",
            )
        case Ending.EXITED:
            message = (
                said or f"the compiler ended with exit code {result.exit_code} and said nothing"
            )
        case _:
            message = f"the compiler was stopped: {result.ending.replace('_', ' ')}\n{said}"
    return BuildFailure(verdict=Verdict.CE, message=message.strip())


def _shown(text: str) -> str:
    """Cut a compiler's message: the first errors matter, the rest follows from them."""
    lines = [line[:_SHOWN_LINE_LENGTH] for line in text.strip().splitlines()]
    if len(lines) > _SHOWN_LINES:
        lines = [*lines[:_SHOWN_LINES], f"... {len(lines) - _SHOWN_LINES} more lines"]
    return "\n".join(lines)
