"""What each program does to the sandbox, under which limits, and how its run must end.

An entry holds both for a judge that is root and has control groups, and for one that is an
unprivileged user. Where what must happen differs, the entry says both, and why.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox import Ending, Limits, RunResult


class Column(StrEnum):
    """As whom the judge runs."""

    ROOT = "root"
    """As root, with control groups."""
    GROUPLESS = "groupless"
    """As root on a machine that has no control groups for it."""
    USER = "user"
    """As an unprivileged user without control groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one run of an entry went; crosses a process border."""

    result: RunResult | None
    """None: the sandbox failed; then `fault` says how."""
    fault: str
    stdout: bytes
    stderr: bytes
    came_out: tuple[str, ...]
    """Relative paths of the files that came out of the box."""
    left: tuple[str, ...]
    """What the host holds more than before."""
    next_result: RunResult | None
    """Of a program that does nothing, run right after."""


Check = Callable[[Outcome], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How a run must end."""

    ending: Ending = Ending.EXITED
    code: int | None = 0
    """Exit code, for a run that exited; None: any or none."""
    signal: int | None = None
    checks: tuple[tuple[str, Check], ...] = ()
    """What else must hold, each with its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One program with its arguments, its limits and what must come of it."""

    name: str
    program: str
    """File in `programs/`."""
    arguments: tuple[str, ...] = ()
    """In braces: a name of `harness.Bench.places`."""
    expected: Expected = field(default_factory=Expected)
    without_groups: Expected | None = None
    """What is expected in columns without control groups; None: the same."""
    why: str = ""
    """Why it differs there."""
    limits: Limits
    stdin: bytes = b""
    inherit: int = 0
    """Further descriptors it is given."""
    env: tuple[tuple[str, str], ...] = ()
    box: bool = False
    cwd: str = "/tmp"
    then: tuple[str, ...] | None = None
    """Arguments of a second run of the same program, which must end as `expected`; the first must
    exit with 0."""

    def expected_in(self, column: Column) -> Expected:
        """Return what is expected in a column."""
        if column is not Column.ROOT and self.without_groups is not None:
            return self.without_groups
        return self.expected


def limits(
    *,
    cpu_ms: int = 1000,
    wall_ms: int = 10_000,
    memory_mib: int = 64,
    output: int = 1 << 20,
    processes: int = 32,
) -> Limits:
    """Return limits that a small program keeps unless it is told to break one."""
    return Limits(
        cpu_us=cpu_ms * 1000,
        wall_us=wall_ms * 1000,
        memory_bytes=memory_mib << 20,
        output_bytes=output,
        processes=processes,
        open_files=64,
    )


def _signalled(number: int) -> Expected:
    return Expected(ending=Ending.SIGNALLED, code=None, signal=number)


def _ended(ending: Ending, *checks: tuple[str, Check]) -> Expected:
    return Expected(ending=ending, code=None, checks=checks)


def _exits(code: int = 0, *checks: tuple[str, Check]) -> Expected:
    return Expected(code=code, checks=checks)


def _prints(text: bytes) -> tuple[str, Check]:
    return f"prints {text!r}", lambda outcome: outcome.stdout.split() == text.split()


def _cpu(low_ms: int, high_ms: int) -> tuple[str, Check]:
    return (
        f"used {low_ms} to {high_ms} ms of CPU",
        lambda o: o.result is not None and low_ms * 1000 <= o.result.cpu_us <= high_ms * 1000,
    )


def _peak(low_mib: float, high_mib: float) -> tuple[str, Check]:
    return (
        f"held {low_mib} to {high_mib} MiB",
        lambda o: (
            o.result is not None
            and o.result.peak_memory_bytes is not None
            and low_mib * 2**20 <= o.result.peak_memory_bytes <= high_mib * 2**20
        ),
    )


def _output(size: int) -> tuple[str, Check]:
    return f"wrote {size} bytes", lambda o: o.result is not None and o.result.output_bytes == size


def _outlived(o: Outcome) -> bool:
    return o.result is not None and "outlived" in (o.result.detail or "")


_OVER_MEMORY = _ended(Ending.MEMORY_LIMIT, _peak(50, 400))
_OVER_CPU = _ended(Ending.CPU_LIMIT, _cpu(100, 400))
_OVER_OUTPUT = _ended(Ending.OUTPUT_LIMIT)
_SHORT = limits(cpu_ms=100)
_SAMPLED = "without a control group memory is sampled, and passing the limit ends the whole run"

ENDINGS = (
    Entry(
        name="does nothing",
        program="noop.c",
        limits=limits(),
        expected=_exits(0, _peak(0.01, 2), _cpu(0, 100)),
    ),
    Entry(
        name="exits with 1",
        program="exit_code.c",
        arguments=("1",),
        limits=limits(),
        expected=_exits(1),
    ),
    Entry(
        name="exits with 42",
        program="exit_code.c",
        arguments=("42",),
        limits=limits(),
        expected=_exits(42),
    ),
    Entry(
        name="exits with 255",
        program="exit_code.c",
        arguments=("255",),
        limits=limits(),
        expected=_exits(255),
    ),
    *(
        Entry(
            name=name,
            program="signal_self.c",
            arguments=(str(n),),
            limits=limits(),
            expected=_signalled(n),
        )
        for name, n in (
            ("aborts", 6),
            ("reads address 0", 11),
            ("divides by 0", 8),
            ("has an illegal instruction", 4),
            ("reads beyond a mapped file", 7),
            ("kills itself", 9),
            ("terminates itself", 15),
        )
    ),
    Entry(
        name="kills its process group",
        program="signal_self.c",
        arguments=("0",),
        limits=limits(),
        expected=_signalled(9),
    ),
    Entry(
        name="stops itself",
        program="signal_self.c",
        arguments=("19",),
        limits=limits(wall_ms=150),
        expected=_ended(Ending.WALL_LIMIT),
    ),
    Entry(
        name="sleeps",
        program="sleep.c",
        limits=limits(wall_ms=150),
        expected=_ended(Ending.WALL_LIMIT, _prints(b"before"), _cpu(0, 50)),
    ),
    Entry(name="runs a shell", program="shell.sh", limits=limits(), expected=_exits(7)),
    Entry(
        name="runs threads in Python",
        program="threads.py",
        limits=limits(),
        expected=_exits(0, _prints(b"3")),
    ),
    Entry(
        name="leaves no core",
        program="core.c",
        limits=limits(),
        box=True,
        cwd="/box",
        expected=Expected(
            ending=Ending.SIGNALLED,
            code=None,
            signal=6,
            checks=(("no file", lambda o: not o.came_out),),
        ),
    ),
)

CPU = (
    Entry(
        name="burns less than the limit",
        program="burn.c",
        arguments=("user", "50"),
        limits=limits(cpu_ms=400),
        expected=_exits(0, _cpu(50, 400)),
    ),
    *(
        Entry(
            name=f"burns more than the limit, {how}",
            program="burn.c",
            arguments=(how, "3000"),
            limits=_SHORT,
            expected=_OVER_CPU,
        )
        for how in ("user", "system", "ignore", "threads", "exec")
    ),
    *(
        Entry(
            name=f"burns in a {how}, within the limit",
            program="hidden_burn.c",
            arguments=(how, "100"),
            limits=limits(cpu_ms=500),
            expected=_exits(0, _cpu(40, 500)),
        )
        for how in ("daemon", "ignored")
    ),
    *(
        Entry(
            name=f"burns in a {how}",
            program="hidden_burn.c",
            arguments=(how, "3000"),
            limits=_SHORT,
            expected=_OVER_CPU,
        )
        for how in ("daemon", "ignored")
    ),
    *(
        Entry(
            name=f"leaves a {how} that burns",
            program="hidden_burn.c",
            arguments=(how, "5000"),
            limits=limits(),
            expected=_exits(0, ("says that something outlived it", _outlived), _cpu(0, 500)),
        )
        for how in ("daemon-then-exit", "subreaper")
    ),
)

PROCESSES = (
    *(
        Entry(
            name=f"has {n} of {what}, {limit} allowed",
            program="count.c",
            arguments=(what, str(n)),
            limits=limits(processes=8),
            expected=_exits(int(n > limit)),
        )
        for what, limit in (("processes", 8), ("threads", 8), ("files", 64))
        for n in (limit, limit + 1)
    ),
    Entry(name="is a fork bomb", program="fork_bomb.c", limits=_SHORT, expected=_OVER_CPU),
    Entry(
        name="is a chain of forks",
        program="hydra.c",
        limits=limits(),
        expected=_exits(0, _cpu(0, 500)),
    ),
    Entry(name="leaves zombies", program="zombies.c", limits=limits(), expected=_exits()),
    Entry(
        name="starts many children in turn",
        program="many_children.c",
        limits=limits(),
        expected=_exits(),
    ),
)

MEMORY = (
    *(
        Entry(
            name=f"takes 40 of 64 MiB, {how}",
            program="memory.c",
            arguments=(how, "40"),
            limits=limits(),
            expected=_exits(0, _peak(28, 64)),
        )
        for how in ("malloc", "mmap", "child", "children", "tmp")
    ),
    *(
        Entry(
            name=f"takes 90 of 64 MiB, {how}",
            program="memory.c",
            arguments=(how, "90"),
            limits=limits(),
            expected=_OVER_MEMORY,
        )
        for how in ("malloc", "mmap", "nondumpable", "children")
    ),
    Entry(
        name="takes too much in a child and exits 0",
        program="memory.c",
        arguments=("child", "90"),
        limits=limits(),
        expected=Expected(ending=Ending.MEMORY_LIMIT, code=0),
        without_groups=_OVER_MEMORY,
        why=_SAMPLED,
    ),
    Entry(
        name="takes too much in files",
        program="memory.c",
        arguments=("tmp", "60"),
        limits=limits(memory_mib=32, output=1 << 20),
        expected=_ended(Ending.MEMORY_LIMIT, _peak(31, 64)),
    ),
    Entry(
        name="takes too much in shared pages nobody maps",
        program="memory.c",
        arguments=("shared", "90"),
        limits=limits(),
        expected=_OVER_MEMORY,
        without_groups=_exits(),
        why="no process shows such pages as its own; SECURITY.md promises no more",
    ),
    Entry(
        name="takes too much in nameless files",
        program="memory.c",
        arguments=("memfd", "50"),
        limits=limits(memory_mib=32),
        expected=_ended(Ending.MEMORY_LIMIT, _peak(30, 64)),
        without_groups=_exits(3),
        why="files in memory cannot be counted, so there are none",
    ),
    Entry(
        name="reserves 1 TiB",
        program="memory.c",
        arguments=("reserve", str(1 << 20)),
        limits=limits(),
        expected=_exits(0, _peak(0.01, 4)),
    ),
    Entry(
        name="is a memory bomb",
        program="memory_bomb.c",
        limits=limits(cpu_ms=4000),
        expected=_OVER_MEMORY,
    ),
    Entry(
        name="is a memory bomb in Python",
        program="memory.py",
        limits=limits(cpu_ms=4000),
        expected=_OVER_MEMORY,
    ),
    Entry(
        name="recurses without end",
        program="recursion.c",
        limits=limits(cpu_ms=4000),
        expected=_OVER_MEMORY,
    ),
    Entry(
        name="recurses 32 MiB deep",
        program="recursion.c",
        arguments=("32",),
        limits=limits(),
        expected=_exits(0, _peak(28, 64)),
    ),
    Entry(
        name="fills /tmp",
        program="memory.c",
        arguments=("tmp", "100"),
        limits=limits(memory_mib=256),
        expected=_exits(4, _peak(50, 80)),
    ),
    Entry(name="fills /tmp with names", program="tmp_inodes.c", limits=limits(), expected=_exits()),
)

_AT = 65536
OUTPUT = (
    *(
        Entry(
            name=f"writes {out} and {err} bytes",
            program="output.c",
            arguments=(str(out), str(err)),
            limits=limits(output=_AT),
            expected=Expected(checks=(_output(out + err),))
            if out + err <= _AT
            else _ended(Ending.OUTPUT_LIMIT, _output(out + err)),
        )
        for out, err in (
            (_AT, 0),
            (_AT + 1, 0),
            (0, _AT),
            (0, _AT + 1),
            (_AT // 2, _AT // 2),
            (_AT // 2 + 1, _AT // 2),
        )
    ),
    *(
        Entry(
            name=f"floods {name}",
            program="output.c",
            arguments=arguments,
            limits=limits(output=_AT),
            expected=_OVER_OUTPUT,
        )
        for name, arguments in (
            ("standard output", ("-1", "0")),
            ("standard error", ("0", "-1")),
            ("both and ignores the signal", ("-1", "-1", "ignore")),
        )
    ),
    Entry(
        name="floods in Python",
        program="flood.py",
        limits=limits(output=_AT),
        expected=_OVER_OUTPUT,
    ),
    Entry(
        name="writes a file up to the limit",
        program="file_size.c",
        arguments=(str(_AT - 1),),
        limits=limits(output=_AT),
        expected=_exits(),
    ),
    Entry(
        name="writes a file over the limit",
        program="file_size.c",
        arguments=(str(_AT + 1),),
        limits=limits(output=_AT),
        expected=Expected(ending=Ending.OUTPUT_LIMIT, code=None, signal=25),
    ),
    Entry(
        name="writes a file with a hole of 4 GiB",
        program="file_size.c",
        arguments=(str(1 << 32),),
        limits=limits(output=_AT),
        expected=Expected(ending=Ending.OUTPUT_LIMIT, code=None, signal=25),
    ),
)

FILES = (
    Entry(
        name="reads empty input",
        program="read_input.c",
        limits=limits(),
        expected=_exits(0, _prints(b"0")),
    ),
    Entry(
        name="reads its input twice",
        program="read_input.c",
        arguments=("again",),
        stdin=b"hello",
        limits=limits(),
        expected=_exits(0, _prints(b"5 5")),
    ),
    Entry(name="closes its descriptors", program="close_all.c", limits=limits(), expected=_exits()),
    Entry(
        name="has three descriptors",
        program="descriptors.c",
        limits=limits(),
        expected=_exits(0, _prints(b"0 1 2")),
    ),
    Entry(
        name="has the descriptors it is given",
        program="descriptors.c",
        inherit=2,
        limits=limits(),
        expected=_exits(0, _prints(b"0 1 2 3 4")),
    ),
    Entry(
        name="has the environment it is given",
        program="environment.c",
        env=(("ANSWER", "42"), ("HOME", "/box")),
        limits=limits(),
        expected=_exits(
            0, _prints(b"PATH=/usr/local/bin:/usr/bin:/bin HOME=/box LANG=C.UTF-8 TZ=UTC ANSWER=42")
        ),
    ),
    Entry(name="uses the devices", program="devices.c", limits=limits(), expected=_exits()),
    Entry(
        name="spoils its input",
        program="spoil_input.c",
        stdin=b"hello",
        limits=limits(),
        expected=_exits(),
    ),
    Entry(
        name="reads secrets",
        program="read_secrets.py",
        arguments=("{home}", "{repository}", "{answer}", "{work}", "{interpreter home}"),
        limits=limits(),
        expected=_exits(),
    ),
    Entry(
        name="writes everywhere",
        program="write_everywhere.py",
        limits=limits(cpu_ms=20_000, wall_ms=60_000),
        expected=_exits(0, _prints(b"/tmp")),
    ),
    Entry(
        name="writes everywhere with a box",
        program="write_everywhere.py",
        box=True,
        cwd="/box",
        limits=limits(cpu_ms=20_000, wall_ms=60_000),
        expected=_exits(0, _prints(b"/box /tmp")),
    ),
    *(
        Entry(
            name=f"leaves {what} in /tmp",
            program="leave.c",
            arguments=(what, "/tmp"),
            then=("find", "/tmp"),
            limits=limits(),
            expected=_exits(),
        )
        for what in ("file", "mode", "attribute")
    ),
    *(
        Entry(
            name=f"leaves {what} in the box",
            program="leave.c",
            arguments=(what, "/box"),
            then=("find", "/box"),
            limits=limits(),
            expected=_exits(),
            box=True,
            cwd="/box",
        )
        for what in ("file", "mode", "attribute")
    ),
)

WALLS = (
    Entry(
        name="uses the network",
        program="network.c",
        arguments=("{abstract}",),
        limits=limits(),
        expected=_exits(0, _prints(b"")),
    ),
    Entry(name="signals everyone", program="signals_out.c", limits=limits(), expected=_exits()),
    *(
        Entry(name=name, program=program, limits=limits(), expected=_exits(0, _prints(b"")))
        for name, program in (
            ("traces processes", "trace.c"),
            ("mounts", "mounts.c"),
            ("makes namespaces", "namespaces.c"),
            ("makes what outlives it", "ipc.c"),
            ("calls deep into the kernel", "kernel.c"),
            ("takes privileges", "privileges.c"),
            ("changes limits", "limits.c"),
            ("looks around", "surroundings.c"),
        )
    ),
    *(
        Entry(
            name=f"makes an {which} call",
            program="foreign_call.c",
            arguments=(which,),
            limits=limits(),
            expected=Expected(ending=Ending.DENIED, code=None, signal=31),
        )
        for which in ("i386", "x32")
    ),
    Entry(
        name="is set-user-id",
        program="print_user.c",
        limits=limits(),
        expected=_exits(0, _prints(b"1 1 0 0")),
    ),
)

TABLE = (*ENDINGS, *CPU, *PROCESSES, *MEMORY, *OUTPUT, *FILES, *WALLS)
