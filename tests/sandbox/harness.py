"""Compiles the table's programs, runs each and compares the host with before."""

import contextlib
import ctypes
import dataclasses
import os
import pickle
import shutil
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

import sandbox
from sandbox import (
    Box,
    Limits,
    Mount,
    RunRequest,
    RunResult,
    Sandbox,
    SandboxError,
    SealedInput,
)
from tests.sandbox.table import Entry, Outcome, limits

T = TypeVar("T")
PROGRAMS = Path(__file__).with_name("programs")
PYTHON = Path("/usr/bin/python3")
"""The system's own, which is in every sandbox; another may lie in a home that the unprivileged
judge cannot enter."""
_INTERPRETER_HOME = "/root" if sys.base_prefix.startswith("/usr") else sys.base_prefix
"""Where the judge's own interpreter lies, unless it is the one that every run sees."""
UNPRIVILEGED = 60050
"""User and group of the unprivileged judge; no account is needed."""
_INSIDE = PurePosixPath("/programs")
_PR_SET_DUMPABLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the programs, the zygote and the working directories lie; readable for every user."""

    directory: Path
    zygote: Path

    @property
    def code(self) -> Path:
        """Return a copy of the package `sandbox`, for judges that are processes of their own."""
        return self.directory / "code"

    @property
    def programs(self) -> Path:
        """Return the directory of the compiled programs."""
        return self.directory / "programs"

    def places(self, work: Path) -> Mapping[str, str]:
        """Return what stands for the names in braces in a program's arguments."""
        return {
            "{home}": str(Path.home()),
            "{repository}": str(Path(__file__).parents[2]),
            "{answer}": str(self.directory / "secret.ans"),
            "{work}": str(work),
            "{interpreter home}": _INTERPRETER_HOME,
            "{abstract}": f"judge-test-{os.getpid()}",
        }


_compiled = shutil.ignore_patterns("__pycache__", "zygote-*")


def _compile(source: Path, target: Path) -> None:
    command = (
        "cc",
        "-O1",
        "-std=gnu11",
        "-static",
        "-pthread",
        "-w",
        "-o",
        str(target),
        str(source),
    )
    subprocess.run(command, check=True)
    target.chmod(0o755)


def build(directory: Path, zygote: Path) -> Bench:
    """Compile the programs into a directory that every user may read."""
    bench = Bench(directory=directory, zygote=directory / "zygote")
    shutil.copy(zygote, bench.zygote)
    bench.programs.mkdir()
    sources = sorted(PROGRAMS.glob("*.c"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(_compile, sources, (bench.programs / source.stem for source in sources)))
    for script in (*PROGRAMS.glob("*.py"), *PROGRAMS.glob("*.sh")):
        shutil.copy(script, bench.programs)
    (bench.programs / "print_user").chmod(0o6755)
    shutil.copytree(Path(sandbox.__file__).parent, bench.code / "sandbox", ignore=_compiled)
    (directory / "secret.ans").write_text("the answer")
    for path in (directory, bench.zygote, bench.programs):
        path.chmod(0o755)
    return bench


def command(entry: Entry) -> tuple[str, ...]:
    """Return how the program of an entry is started inside the sandbox, without arguments."""
    inside = str(_INSIDE / entry.program)
    match PurePosixPath(entry.program).suffix:
        case ".py":
            return (str(PYTHON), "-I", "-S", inside)
        case ".sh":
            return ("/bin/sh", inside)
        case _:
            return (inside.removesuffix(".c"),)


class Runner:
    """One sandbox with the programs mounted."""

    def __init__(self, box: Sandbox, bench: Bench, work: Path) -> None:
        self.sandbox = box
        self._bench = bench
        self._work = work
        self.mounts = (Mount(source=bench.programs, target=_INSIDE),)
        self._inputs: dict[bytes, SealedInput] = {}

    def close(self) -> None:
        """Give the inputs back."""
        for sealed in self._inputs.values():
            sealed.close()

    def request(
        self, argv: tuple[str, ...], allowed: Limits, *, stdin: int, output: tuple[int, int]
    ) -> RunRequest:
        """Return a request for one of the programs."""
        return RunRequest(
            argv=argv,
            limits=allowed,
            stdin=stdin,
            stdout=output[0],
            stderr=output[1],
            cwd=PurePosixPath("/tmp"),
            mounts=self.mounts,
        )

    @contextlib.contextmanager
    def files(self, stdin: bytes = b"") -> Iterator[tuple[int, int, int]]:
        """Give an input, the same one for the same bytes, and two files for output."""
        if stdin not in self._inputs:
            self._inputs[stdin] = SealedInput(stdin)
        descriptors = (
            self._inputs[stdin].open(),
            self.sandbox.output_file(),
            self.sandbox.output_file(),
        )
        try:
            yield descriptors
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def run(
        self, *argv: str, allowed: Limits | None = None, stdin: bytes = b""
    ) -> tuple[RunResult, bytes, bytes]:
        """Run a compiled program by its bare name; return what it wrote as well."""
        with self.files(stdin) as (read, out, err):
            request = self.request(
                (str(_INSIDE / argv[0]), *argv[1:]),
                allowed or _roomy(),
                stdin=read,
                output=(out, err),
            )
            result = self.sandbox.run(request)
            return result, os.pread(out, 1 << 20, 0), os.pread(err, 1 << 20, 0)

    def outcome(self, entry: Entry) -> Outcome:
        """Run an entry, then compare the host and see what a no-op is charged."""
        before = host_state()
        came_out = self._work / "came-out"
        came_out.mkdir()
        try:
            if entry.then is not None:
                self._run_entry(entry, entry.arguments, came_out)
                shutil.rmtree(came_out)
                came_out.mkdir()
            result, out, err = self._run_entry(entry, entry.then or entry.arguments, came_out)
            fault = ""
        except (SandboxError, OSError) as error:
            result, out, err, fault = None, b"", b"", repr(error)
        found = tuple(str(path.relative_to(came_out)) for path in sorted(came_out.rglob("*")))
        shutil.rmtree(came_out)
        after, _, _ = self.run("noop")
        return Outcome(
            result=result,
            fault=fault,
            stdout=out,
            stderr=err,
            came_out=found,
            left=tuple(sorted(host_state() - before)),
            next_result=after,
        )

    def _run_entry(
        self, entry: Entry, arguments: Iterable[str], came_out: Path
    ) -> tuple[RunResult, bytes, bytes]:
        places = self._bench.places(self._work)
        argv = (*command(entry), *(places.get(argument, argument) for argument in arguments))
        with self.files(entry.stdin) as (stdin, out, err), listening(places["{abstract}"]):
            request = dataclasses.replace(
                self.request(argv, entry.limits, stdin=stdin, output=(out, err)),
                inherit=(stdin,) * entry.inherit,
                env=dict(entry.env),
                cwd=PurePosixPath(entry.cwd),
                box=Box(copy_out=came_out, size_bytes=16 << 20) if entry.box else None,
            )
            result = self.sandbox.run(request)
            return result, os.pread(out, 1 << 20, 0), os.pread(err, 1 << 20, 0)


def _roomy() -> Limits:
    return limits(cpu_ms=5000, wall_ms=20_000)


@contextlib.contextmanager
def listening(name: str) -> Iterator[None]:
    """Listen on an abstract socket of the host, which has no file and so no permissions."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(b"\0" + name.encode())
        listener.listen(1)
        yield


# --- The host
# -------------------------------------------------------------------------------------------------


def _parents() -> dict[int, int]:
    """Return the parent of every process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            text = (path / "stat").read_text(errors="replace")
            found[int(path.name)] = int(text.rpartition(")")[2].split()[1])
    return found


def descendants(of: int | None = None) -> set[int]:
    """Return every process below one, this one by default."""
    parents = _parents()
    found = {of or os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {of or os.getpid()}


def children_of(pid: int) -> set[int]:
    """Return the processes that one has started and that are not reaped."""
    return {child for child, parent in _parents().items() if parent == pid}


def is_gone(pid: int) -> bool:
    """Return whether a process has ended; one that waits to be reaped has."""
    with contextlib.suppress(OSError):
        text = (Path("/proc") / str(pid) / "stat").read_text(errors="replace")
        return text.rpartition(")")[2].split()[0] in "ZX"
    return True


def zygotes(judge: int | None = None) -> dict[int, int]:
    """Return the keepers of a judge with the zygote of each."""
    parents = _parents()
    keepers = [
        pid
        for pid, parent in parents.items()
        if parent == (judge or os.getpid()) and _name(pid).startswith("zygote")
    ]
    return {
        keeper: pid for keeper in keepers for pid, parent in parents.items() if parent == keeper
    }


def _name(pid: int) -> str:
    with contextlib.suppress(OSError):
        return (
            (Path("/proc") / str(pid) / "stat")
            .read_text(errors="replace")
            .partition("(")[2]
            .rpartition(")")[0]
        )
    return ""


def _program_users() -> set[int]:
    return {os.geteuid()} if os.geteuid() else set(sandbox.pool._UIDS)


def _left_files() -> Iterator[str]:
    users = _program_users()
    for place in ("/tmp", "/dev/shm", "/var/tmp", "/dev/mqueue"):
        with contextlib.suppress(OSError):
            for path in Path(place).iterdir():
                with contextlib.suppress(OSError):
                    if path.lstat().st_uid in users:
                        yield f"file {path}"


def _left_ipc() -> Iterator[str]:
    users = {str(user) for user in _program_users()}
    for kind in ("shm", "sem", "msg"):
        with contextlib.suppress(OSError):
            head, *lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()
            column = head.split().index("uid")
            yield from (
                f"{kind} {line.split()[1]}" for line in lines if line.split()[column] in users
            )


def groups(judge: int | None = None) -> set[str]:
    """Return a judge's control groups, this one's by default."""
    pattern = f"judge-*-{judge or os.getpid()}-*"
    return {str(path) for path in Path("/sys/fs/cgroup").rglob(pattern) if path.is_dir()}


def host_state() -> set[str]:
    """Return what runs could leave on the host: programs, mounts, objects and files."""
    pairs = zygotes()
    programs = descendants() - set(pairs) - set(pairs.values())
    mounts = Path("/proc/self/mountinfo").read_text().splitlines()
    return {
        *(f"process {pid} {_name(pid)}" for pid in programs),
        *mounts,
        *_left_files(),
        *_left_ipc(),
    }


# --- The judge as somebody else
# -------------------------------------------------------------------------------


def run_table(bench: Bench, entries: Iterable[Entry], work: Path) -> dict[str, Outcome]:
    """Run entries in a sandbox of one worker; return what came of each by its name."""
    with (
        Sandbox(workers=1, work=work, binary=bench.zygote) as made,
        contextlib.closing(Runner(made, bench, work)) as runner,
    ):
        return {entry.name: runner.outcome(entry) for entry in entries}


def become_unprivileged() -> None:
    """Give up root for good, as if an ordinary user had started this process."""
    os.setgroups([])
    os.setresgid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
    os.setresuid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)  # else its own /proc belongs to root


def unprivileged(action: Callable[[], T], work: Path) -> T:
    """Return what an action returns in a process that is no longer root and owns `work`.

    Raises:
        RuntimeError: It failed; the message holds its traceback.
    """
    answer = work / "answer"
    os.chown(work, UNPRIVILEGED, UNPRIVILEGED)
    pid = os.fork()
    if pid == 0:
        failed, found = True, b""
        try:
            become_unprivileged()
            failed, found = False, pickle.dumps(action())
        except BaseException:  # noqa: BLE001 - it must not return into the copy of pytest
            found = traceback.format_exc().encode()
        finally:
            with contextlib.suppress(OSError):
                answer.write_bytes(found)
            os._exit(failed)
    _, status = os.waitpid(pid, 0)
    if status:
        raise RuntimeError(answer.read_text())
    return cast("T", pickle.loads(answer.read_bytes()))  # noqa: S301 - our own
