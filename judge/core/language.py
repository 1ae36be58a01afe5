"""A programming language as the judge knows it: how to recognise, compile and run a program."""

from dataclasses import dataclass
from pathlib import Path

from sandbox.types import Mount


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of `languages.toml`.

    Commands are tuples of words with places in braces: `{sources}` (every source file, as words of its own),
    `{entry}` (the file or class to start with), `{out}` (the directory for what is built), `{memory_mib}` (the
    memory limit less the runtime's own need), and `{tool:NAME}` (the absolute path of a tool).
    """

    id: str
    """The code of the package format, such as "cpp" or "python3"."""
    name: str
    extensions: tuple[str, ...]
    """With the dot; the first is used for new files."""
    tools: tuple[str, ...]
    """Programs that must be on the machine, in the order they are looked for."""
    packages: tuple[str, ...]
    """Debian packages that bring the tools."""
    entry_point: str | None
    """Name of the file to start with when there are several; None: all files are one program."""
    compile_command: tuple[str, ...] | None
    run_command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()
    runtime_memory_bytes: int = 0
    """Memory the runtime needs beside the program's own, added to what the sandbox is told."""
    processes: int = 64
    """Threads and processes the runtime may need."""
    self_test: str = ""
    """Source of a program that reads a line and prints it reversed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolchain:
    """A language whose tools were found on this machine."""

    language: Language
    paths: tuple[tuple[str, Path], ...]
    """Tool name and its absolute path, which is the same inside the sandbox."""
    mounts: tuple[Mount, ...]
    """What the sandbox must show beside the system's own directories."""
    version: str
    """First line of the tool's own version, part of what builds and results are cached by."""
    environment: tuple[tuple[str, str], ...] = ()
