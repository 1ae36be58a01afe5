"""Compiles the table's programs into a directory that judges of every user may use."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import sandbox
from sandbox.binary import find_zygote
from tests.sandbox.entry import Entry

PROGRAMS = Path(__file__).with_name("programs")
PYTHON = Path("/usr/bin/python3")
"""The system's own, which is in every sandbox; another may lie in a home that the unprivileged
judge cannot enter."""
_INTERPRETER_HOME = "/root" if sys.base_prefix.startswith("/usr") else sys.base_prefix
"""Where the judge's own interpreter lies, unless it is the one that every run sees."""
INSIDE = PurePosixPath("/programs")
PREPARED = "JUDGE_TEST_PROGRAMS"
"""Variable that names a directory of programs compiled before, by `tests.hostile.prepare`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the programs, the zygote and the working directories lie; readable for every user."""

    directory: Path
    zygote: Path
    programs: Path
    """The compiled programs, which runs see at `INSIDE`."""

    @property
    def code(self) -> Path:
        """Return a copy of the package `sandbox`, for judges that are processes of their own."""
        return self.directory / "code"

    @property
    def secret(self) -> Path:
        """Return a file of the host that no program may read, though every user may."""
        return self.directory / "secret.ans"

    def places(self, work: Path) -> Mapping[str, str]:
        """Return what stands for the names in braces in a program's arguments."""
        return {
            "{home}": str(Path.home()),
            "{repository}": str(Path(__file__).parents[2]),
            "{answer}": str(self.secret),
            "{work}": str(work),
            "{interpreter home}": _INTERPRETER_HOME,
            "{abstract}": f"judge-test-{os.getpid()}",
        }


_compiled = shutil.ignore_patterns("__pycache__", "zygote-*", "probe-*", "relay-*")


def compile_program(source: Path, target: Path, *options: str) -> None:
    """Compile a program so that it needs nothing of the host.

    Raises:
        CalledProcessError: The compiler refused.
    """
    command = (
        "cc",
        "-O1",
        "-std=gnu11",
        "-static",
        "-pthread",
        "-w",
        *options,
        "-o",
        str(target),
        str(source),
    )
    subprocess.run(command, check=True, capture_output=True, text=True)
    target.chmod(0o755)


def prepared(directory: Path) -> Bench:
    """Return the bench of a directory that `build` has filled, or will."""
    return Bench(directory=directory, zygote=directory / "zygote", programs=directory / "programs")


@contextlib.contextmanager
def opened(fill: Callable[[Path], None]) -> Iterator[Path]:
    """Give a directory with a zygote, a secret and what `fill` puts there; removed at the end.

    It is the one that the variable `PREPARED` names, where there is one: then nothing is done.
    """
    given = os.environ.get(PREPARED)
    if given:
        yield Path(given)
        return
    with tempfile.TemporaryDirectory(prefix="judge-test-") as name:
        furnish(Path(name))
        fill(Path(name))
        yield Path(name)


def furnish(directory: Path) -> None:
    """Put a zygote and a secret into a directory and open it to every user."""
    bench = prepared(directory)
    shutil.copy(find_zygote(), bench.zygote)
    bench.secret.write_text("the answer")
    for path in (directory, bench.zygote):
        path.chmod(0o755)


def build(directory: Path) -> None:
    """Compile the programs of the table into a directory that is furnished."""
    bench = prepared(directory)
    bench.programs.mkdir()
    sources = sorted(PROGRAMS.glob("*.c"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(
            pool.map(compile_program, sources, (bench.programs / source.stem for source in sources))
        )
    for script in (*PROGRAMS.glob("*.py"), *PROGRAMS.glob("*.sh")):
        shutil.copy(script, bench.programs)
    (bench.programs / "print_user").chmod(0o6755)
    shutil.copytree(Path(sandbox.__file__).parent, bench.code / "sandbox", ignore=_compiled)


def command(entry: Entry) -> tuple[str, ...]:
    """Return how the program of an entry is started inside the sandbox, without arguments."""
    inside = str(INSIDE / entry.program)
    match PurePosixPath(entry.program).suffix:
        case ".py":
            return (str(PYTHON), "-I", "-S", inside)
        case ".sh":
            return ("/bin/sh", inside)
        case _:
            return (inside.removesuffix(".c"),)
