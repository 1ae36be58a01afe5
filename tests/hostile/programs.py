"""Finds the hostile programs and compiles them into a directory that runs see at `/programs`."""

import functools
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.expected import Header, Mode
from tests.hostile.header import HeaderError, parse
from tests.sandbox import bench as benches
from tests.sandbox.bench import INSIDE, PYTHON, Bench, compile_program

HERE = Path(__file__).parent
CATEGORIES = (
    "cpu",
    "memory",
    "processes",
    "output",
    "files",
    "escapes",
    "channels",
    "signals",
    "descriptors",
    "compile",
    "java",
)
JAVA = Path("/usr/bin/java")
NOOP = "noop"
"""A program that does nothing, beside the hostile ones."""
_COMPILED, _SCRIPTS = {".c", ".S"}, {".py", ".sh"}
_SOURCES, _CLASSES = "sources", "java"
_JAVA_OVERHEAD_MIB, _LEAST_HEAP_MIB = 192, 16
"""What the virtual machine needs beside the heap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One hostile program."""

    path: Path

    @property
    def name(self) -> str:
        """Return category and file name, which also name its test."""
        return str(self.path.relative_to(HERE))

    @property
    def compiles_only(self) -> bool:
        """Return whether it is a source that is not run."""
        return self.path.relative_to(HERE).parts[0] == "compile"

    def header(self) -> Header:
        """Return what it says of itself.

        Raises:
            HeaderError: It says it wrongly.
        """
        header = _parsed(self.path)
        if (header.mode is Mode.COMPILE) != self.compiles_only:
            raise HeaderError(f"{self.path}:1: the mode compile is that of the folder compile/")
        return header

    def source(self, bench: Bench) -> Path:
        """Return where `build` puts the source of a program that is compiled only."""
        return bench.directory / _SOURCES / self.name / self.path.name

    def refusal(self, bench: Bench) -> Path:
        """Return the file that holds our compiler's message; it is there if it refused."""
        return bench.directory / "refused" / self.name.replace("/", "-")

    @property
    def placed(self) -> str:
        """Return the name of the file that is run, or of its Java class."""
        return self.path.name if self.path.suffix in _SCRIPTS else self.path.stem

    def command(self, memory_mib: int) -> tuple[str, ...]:
        """Return how it is started inside the sandbox, without arguments."""
        inside = INSIDE / self.placed
        match self.path.suffix:
            case ".py":
                return (str(PYTHON), "-I", "-S", str(inside))
            case ".sh":
                return ("/bin/sh", str(inside))
            case ".java":
                heap = max(memory_mib - _JAVA_OVERHEAD_MIB, _LEAST_HEAP_MIB)
                options = ("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1")
                place = ("-cp", str(INSIDE / _CLASSES), self.placed)
                return (str(JAVA), *options, f"-Xmx{heap}m", *place)
            case _:
                return (str(inside),)

    @property
    def lacks(self) -> str:
        """Return what this machine lacks to run it; empty if it can."""
        needed = {".py": PYTHON, ".java": JAVA}.get(self.path.suffix)
        if self.compiles_only or needed is None or needed.exists():
            return ""
        return str(needed)


@functools.cache
def _parsed(path: Path) -> Header:
    """Return a header that was perhaps read before, by one who may read it."""
    return parse(path)


def find_programs() -> tuple[Program, ...]:
    """Return all programs, in order of their names."""
    return tuple(
        Program(path=path)
        for category in CATEGORIES
        for path in sorted((HERE / category).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )


def prepared(directory: Path) -> Bench:
    """Return the bench of a directory that `build` has filled, or will."""
    return Bench(directory=directory, zygote=directory / "zygote", programs=directory / "hostile")


def build(directory: Path, programs: Sequence[Program]) -> None:
    """Compile programs into a directory that `tests.sandbox.bench` has furnished.

    What a compiler refuses is noted in a file for the program's own test to tell.
    """
    bench = prepared(directory)
    for path in (bench.programs, directory / "refused"):
        path.mkdir()
    compile_program(benches.PROGRAMS / "noop.c", bench.programs / NOOP)
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(lambda program: _place(program, bench), programs))
    _compile_java([p for p in programs if p.path.suffix == ".java" and not p.compiles_only], bench)


def _place(program: Program, bench: Bench) -> None:
    """Put one program where runs find it, compiled if need be; Java comes later, all at once."""
    if program.compiles_only:
        program.source(bench).parent.mkdir(parents=True)
        shutil.copyfile(program.path, program.source(bench))
    elif program.path.suffix in _SCRIPTS:
        shutil.copyfile(program.path, bench.programs / program.placed)
    elif program.path.suffix in _COMPILED:
        options = ("-nostdlib",) if program.path.suffix == ".S" else ("-I", str(HERE))
        try:
            compile_program(program.path, bench.programs / program.placed, *options)
        except subprocess.CalledProcessError as error:
            program.refusal(bench).write_text(str(error.stderr))


def _compile_java(programs: Sequence[Program], bench: Bench) -> None:
    if not programs or not JAVA.exists():
        return
    sources = [str(program.path) for program in programs]
    target = str(bench.programs / _CLASSES)
    command = ("javac", "-J-XX:+UseSerialGC", "-nowarn", "-d", target, *sources)
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        for program in programs:
            program.refusal(bench).write_text(done.stderr)
