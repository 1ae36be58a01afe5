"""A programming language as the judge knows it: how to recognise, compile and run a program."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sandbox.types import Mount


class EntryKind(StrEnum):
    """How the place to start is found in a program of several files."""

    PROGRAM = "program"
    """There is none: all files make one executable."""
    FILE = "file"
    """The file that is called `main` or `__main__`, or else the only one."""
    CLASS = "class"
    """The class with a static `main`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of `languages.toml`.

    Commands are words with places in braces: `{sources}` (a word of its own: every source file),
    `{entry}` (the file or class to start with), `{memory_mib}` (the memory the program may use, in
    MiB) `{dir}` (the directory that holds the sources and what was built) and `{NAME}` for the
    absolute path of the tool NAME. Compile commands run in that directory.
    """

    id: str
    """The code of the package format, such as "cpp" or "python3"."""
    name: str
    extensions: tuple[str, ...]
    """With the dot; the first is the usual one."""
    tools: tuple[str, ...]
    """Programs that must be on the machine."""
    packages: tuple[str, ...]
    """Debian packages that bring the tools."""
    entry: EntryKind
    compile: tuple[str, ...]
    """Command that builds the program or at least finds its mistakes."""
    run: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    """Set when compiling and when running."""
    extra_memory_bytes: int
    """Memory the runtime needs beside the program's own; the sandbox's limit is the problem's and
    this."""
    self_test: str
    """A program that reads a line and prints it reversed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolchain:
    """A language whose tools were found on this machine."""

    language: Language
    tools: tuple[tuple[str, Path], ...]
    """Tool name and its absolute path, which is the same inside the sandbox."""
    mounts: tuple[Mount, ...]
    """What the sandbox must show beside the system's own directories."""
    environment: tuple[tuple[str, str], ...]
    """The language's, and what the tools need on this machine."""
    fingerprint: str
    """Changes when a tool does: part of what builds and results are cached by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A program to build."""

    root: Path
    """What the files' names are relative to."""
    files: tuple[Path, ...]
    toolchain: Toolchain
    entry: str
    """What stands for `{entry}` in the commands; empty where nothing needs to."""
    beside: tuple[Path, ...] = ()
    """Other files of the directory that the program finds there; no compiler is told of them."""
