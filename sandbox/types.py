"""The values the sandbox takes and gives: what may be run, under which limits, and what happened.

An `Ending` is a fact about a run, never a judgement of it: this package knows no problem and no
verdict. Units are in the names: `_us` microseconds, `_bytes` bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

BOX = PurePosixPath("/box")
"""Where a run finds its own files: the working directory unless a request names another."""
_MOST = (1 << 62) - 1
"""Of any limit: what the kernel's own numbers hold, with room for one more."""


class Profile(StrEnum):
    """Which policy a run gets; see `sandbox.world` and `sandbox.seccomp`."""

    SOLUTION = "solution"
    """An untrusted program: a small /tmp, a minimal /dev and the strictest filter."""
    COMPILER = "compiler"
    """A compiler on untrusted sources: a larger /tmp, the same walls."""
    VALIDATOR = "validator"
    """A program of a problem package (validator, generator): the walls of a solution, the /tmp of a
    compiler."""


class Ending(StrEnum):
    """How a run ended; exactly one holds."""

    EXITED = "exited"
    """The program ended by itself; `exit_code` says how."""
    SIGNALLED = "signalled"
    """A signal that the sandbox did not send ended the program; `signal` says which."""
    CPU_LIMIT = "cpu_limit"
    """The CPU time of the whole tree passed `Limits.cpu_us`: killed for it, or seen when it had
    just ended."""
    WALL_LIMIT = "wall_limit"
    """Killed because `Limits.wall_us` passed while CPU time was left: asleep, blocked or
    starved."""
    MEMORY_LIMIT = "memory_limit"
    """The kernel killed a process of the tree for memory, or the tree was seen over the limit."""
    OUTPUT_LIMIT = "output_limit"
    """More than `Limits.output_bytes` were written, whatever the program did then within its other
    limits."""
    DENIED = "denied"
    """The system call filter killed the program (a foreign system call interface)."""
    STOPPED = "stopped"
    """Whoever asked for the run ended it: the other program of a pair had ended, or both waited for
    each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the kernel is told.

    A caller that wants a verdict on a tighter limit compares it himself.
    A run that used exactly the limit is within it.
    """

    cpu_us: int
    """User and system time of every process of the run together."""
    wall_us: int
    """Time from the start of the program on a clock that sleeps do not stop."""
    memory_bytes: int
    """All memory of all processes of the run together, the stack and files in /tmp included."""
    output_bytes: int
    """Standard output and standard error together; also the size of any one file that is
    written."""
    processes: int = 64
    """Processes and threads alive at once, the first one included."""
    open_files: int = 256
    """Descriptors open at once in one process."""

    def __post_init__(self) -> None:
        for name in (
            "cpu_us",
            "wall_us",
            "memory_bytes",
            "output_bytes",
            "processes",
            "open_files",
        ):
            value = getattr(self, name)
            if value <= 0:
                raise ValueError(f"{name} must be positive, got {value}")
            if value > _MOST:
                raise ValueError(f"{name} must be at most {_MOST}, got {value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A file or directory of the host that a run sees, always read-only, at `target`."""

    source: Path | None
    """None: an empty directory, which hides what another mount shows there."""
    target: PurePosixPath

    def __post_init__(self) -> None:
        if not self.target.is_absolute() or (self.source and not self.source.is_absolute()):
            raise ValueError(f"a mount takes absolute paths, got {self.source} -> {self.target}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A writable working directory at `BOX`, of bounded size, new for every run.

    Files cross its border through a directory descriptor: no path inside the box is ever opened by
    name from outside, no link is followed, and only regular files and directories come out.
    """

    copy_in: Path | None = None
    """A directory of the host whose files are in the box when the program starts."""
    copy_out: Path | None = None
    """An empty directory of the host that receives the files of the box when the run has ended."""
    size_bytes: int = 256 << 20
    inodes: int = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """Everything a run may depend on.

    `stdin`, `stdout`, `stderr` and `inherit` are open descriptors of the caller, who keeps and
    closes them. The program finds them as 0, 1, 2 and then 3, 4, ... in the order of `inherit`, and
    no other descriptor.
    """

    argv: tuple[str, ...]
    """`argv[0]` is an absolute path inside the box's world."""
    limits: Limits
    stdin: int
    stdout: int
    stderr: int
    inherit: tuple[int, ...] = ()
    cwd: PurePosixPath = BOX
    env: Mapping[str, str] = field(default_factory=dict)
    mounts: tuple[Mount, ...] = ()
    """Beside the system's own directories. A mount at `BOX` and a `box` exclude each other."""
    box: Box | None = None
    profile: Profile = Profile.SOLUTION


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What the sandbox saw."""

    ending: Ending
    exit_code: int | None
    """Present when the main process exited by itself, whatever the ending is."""
    signal: int | None
    """Present when a signal ended the main process, the sandbox's own SIGKILL included."""
    cpu_us: int
    """User and system time of all processes of the run. Always present."""
    user_us: int
    """User part, of the processes that were waited for; `user_us + system_us` may miss children
    nobody waited for."""
    system_us: int
    """System part, as above."""
    wall_us: int
    """From just before the program was started until the last process of its tree was gone. Always
    present."""
    peak_memory_bytes: int | None
    """Most memory the tree held at once. With a memory cgroup all of it is counted; without one it
    is the largest sum that was sampled, at least the peak of the largest process. None if neither
    is known."""
    instructions: int | None
    """User instructions of the tree; None where the machine does not count them."""
    output_bytes: int
    """Written to standard output and standard error together; pipes and sockets count as 0."""
    detail: str | None = None
    """One line for the judge's log on what decided the ending; None when there is nothing to
    add."""
