"""What the measurements of the sandbox share: their programs, a sandbox with these, and noise."""

import contextlib
import ctypes
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from sandbox import Limits, Mount, RunRequest, Sandbox
from sandbox.binary import find_zygote

T = TypeVar("T")
TESTED = Path(__file__).resolve().parent.parent / "tests" / "sandbox" / "programs"
"""The programs of the tests."""
OWN = Path(__file__).resolve().parent / "programs"
INSIDE = PurePosixPath("/programs")
LIMITS = Limits(cpu_us=10_000_000, wall_us=60_000_000, memory_bytes=256 << 20, output_bytes=1 << 20)
UNPRIVILEGED = 60050
"""User and group of a judge without rights; no account is needed."""
_PR_SET_DUMPABLE = 4


def compile_program(source: Path, directory: Path) -> Path:
    """Compile a C program statically; return where it lies."""
    target = directory / source.stem
    options = ("-O2", "-static", "-pthread", "-w", "-I", str(TESTED))
    subprocess.run(("cc", *options, "-o", str(target), str(source)), check=True)  # noqa: S607
    return target


@contextlib.contextmanager
def public_directory() -> Iterator[Path]:
    """Give a directory in which programs of every user may read, and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="judge-bench-") as name:
        work = Path(name)
        work.chmod(0o755)
        yield work


class Rig:
    """An open sandbox with a directory of programs mounted."""

    def __init__(self, sandbox: Sandbox, programs: Path) -> None:
        self.sandbox = sandbox
        self.programs = programs
        self.mounts = (Mount(source=programs, target=INSIDE),)
        self.null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)

    def close(self) -> None:
        """Close what it opened itself."""
        os.close(self.null)

    def request(self, *argv: str, limits: Limits = LIMITS, stdout: int | None = None) -> RunRequest:
        """Return a request for a program by its path inside, or its name among the programs."""
        return RunRequest(
            argv=(str(INSIDE / argv[0]), *argv[1:]),
            limits=limits,
            stdin=self.null,
            stdout=self.null if stdout is None else stdout,
            stderr=self.null,
            cwd=PurePosixPath("/tmp"),  # noqa: S108 - the sandbox's own
            mounts=self.mounts,
        )


@contextlib.contextmanager
def open_rig(programs: Path, work: Path) -> Iterator[Rig]:
    """Open a sandbox of one worker as whoever this process is.

    Args:
        programs: What it mounts.
        work: Where it is to make the directory for output files; this user may write there.
    """
    with (
        tempfile.TemporaryDirectory(dir=work) as name,
        Sandbox(workers=1, work=Path(name), binary=programs / "zygote") as sandbox,
        contextlib.closing(Rig(sandbox, programs)) as rig,
    ):
        yield rig


def put_zygote(programs: Path) -> None:
    """Lay the zygote where every user may execute it."""
    shutil.copy(find_zygote(), programs / "zygote")


@contextlib.contextmanager
def spinning(programs: Path, core: int) -> Iterator[None]:
    """Keep a core busy with the program `spin`."""
    spinner = subprocess.Popen((programs / "spin",))
    try:
        os.sched_setaffinity(spinner.pid, {core})
        yield
    finally:
        spinner.kill()
        spinner.wait()


def unprivileged(action: Callable[[], T], answer: Path) -> T:
    """Return what an action returns in a process that has given up root for good.

    Args:
        action: Its result is pickled.
        answer: A file to be made in a directory that belongs to `UNPRIVILEGED`.

    Raises:
        RuntimeError: It failed; it has printed why.
    """
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setgroups([])
            os.setresgid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
            os.setresuid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)  # else its /proc is root's
            answer.write_bytes(pickle.dumps(action()))
            status = 0
        except BaseException:  # noqa: BLE001 - it must not return into the copy of this process
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError("the measurement as an unprivileged user failed")
    return cast("T", pickle.loads(answer.read_bytes()))  # noqa: S301 - our own
