"""What programs do to limits of time, processes and memory, and how each of their runs must end."""

from sandbox import Ending
from tests.sandbox.entry import (
    Entry,
    Expected,
    ended,
    exits,
    held,
    limits,
    outlived,
    prints,
    signalled,
    used_cpu,
)

_OVER_MEMORY = ended(Ending.MEMORY_LIMIT, held(50, 400))
_OVER_CPU = ended(Ending.CPU_LIMIT, used_cpu(100, 400))
_SHORT = limits(cpu_ms=100)
_SAMPLED = "without a control group memory is sampled, and passing the limit ends the whole run"

ENDINGS = (
    Entry(
        name="does nothing",
        program="noop.c",
        limits=limits(),
        expected=exits(0, held(0.01, 2), used_cpu(0, 100)),
    ),
    Entry(
        name="exits with 1",
        program="exit_code.c",
        arguments=("1",),
        limits=limits(),
        expected=exits(1),
    ),
    Entry(
        name="exits with 42",
        program="exit_code.c",
        arguments=("42",),
        limits=limits(),
        expected=exits(42),
    ),
    Entry(
        name="exits with 255",
        program="exit_code.c",
        arguments=("255",),
        limits=limits(),
        expected=exits(255),
    ),
    *(
        Entry(
            name=name,
            program="signal_self.c",
            arguments=(str(n),),
            limits=limits(),
            expected=signalled(n),
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
        expected=signalled(9),
    ),
    Entry(
        name="stops itself",
        program="signal_self.c",
        arguments=("19",),
        limits=limits(wall_ms=150),
        expected=ended(Ending.WALL_LIMIT),
    ),
    Entry(
        name="sleeps",
        program="sleep.c",
        limits=limits(wall_ms=150),
        expected=ended(Ending.WALL_LIMIT, prints(b"before"), used_cpu(0, 50)),
    ),
    Entry(name="runs a shell", program="shell.sh", limits=limits(), expected=exits(7)),
    Entry(
        name="runs threads in Python",
        program="threads.py",
        limits=limits(),
        expected=exits(0, prints(b"3")),
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
        expected=exits(0, used_cpu(50, 400)),
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
            expected=exits(0, used_cpu(40, 500)),
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
            expected=exits(0, ("says that something outlived it", outlived), used_cpu(0, 500)),
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
            expected=exits(int(n > limit)),
        )
        for what, limit in (("processes", 8), ("threads", 8), ("files", 64))
        for n in (limit, limit + 1)
    ),
    Entry(name="is a fork bomb", program="fork_bomb.c", limits=_SHORT, expected=_OVER_CPU),
    Entry(
        name="is a chain of forks",
        program="hydra.c",
        limits=limits(),
        expected=exits(0, used_cpu(0, 500)),
    ),
    Entry(name="leaves zombies", program="zombies.c", limits=limits(), expected=exits()),
    Entry(
        name="starts many children in turn",
        program="many_children.c",
        limits=limits(),
        expected=exits(),
    ),
)

MEMORY = (
    *(
        Entry(
            name=f"takes 40 of 64 MiB, {how}",
            program="memory.c",
            arguments=(how, "40"),
            limits=limits(),
            expected=exits(0, held(28, 64)),
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
        expected=ended(Ending.MEMORY_LIMIT, held(31, 64)),
    ),
    Entry(
        name="takes too much in shared pages nobody maps",
        program="memory.c",
        arguments=("shared", "90"),
        limits=limits(),
        expected=_OVER_MEMORY,
        without_groups=exits(),
        why="no process shows such pages as its own; SECURITY.md promises no more",
    ),
    Entry(
        name="takes too much in nameless files",
        program="memory.c",
        arguments=("memfd", "50"),
        limits=limits(memory_mib=32),
        expected=ended(Ending.MEMORY_LIMIT, held(30, 64)),
        without_groups=exits(3),
        why="files in memory cannot be counted, so there are none",
    ),
    Entry(
        name="reserves 128 GiB",
        program="memory.c",
        arguments=("reserve", str(1 << 17)),
        limits=limits(),
        expected=exits(0, held(0.01, 4)),
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
        expected=exits(0, held(28, 64)),
    ),
    Entry(
        name="fills /tmp",
        program="memory.c",
        arguments=("tmp", "100"),
        limits=limits(memory_mib=256),
        expected=exits(4, held(50, 80)),
    ),
    Entry(name="fills /tmp with names", program="tmp_inodes.c", limits=limits(), expected=exits()),
)
