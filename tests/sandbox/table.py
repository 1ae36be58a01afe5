"""What programs do to the sandbox, and how each of their runs must end."""

from sandbox import Ending
from tests.sandbox.entry import (
    Entry,
    Expected,
    ended,
    exits,
    limits,
    prints,
    wrote,
)
from tests.sandbox.table_limits import CPU, ENDINGS, MEMORY, PROCESSES

_AT = 65536
_OVER_OUTPUT = ended(Ending.OUTPUT_LIMIT)
OUTPUT = (
    *(
        Entry(
            name=f"writes {out} and {err} bytes",
            program="output.c",
            arguments=(str(out), str(err)),
            limits=limits(output=_AT),
            expected=Expected(checks=(wrote(out + err),))
            if out + err <= _AT
            else ended(Ending.OUTPUT_LIMIT, wrote(out + err)),
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
        expected=exits(),
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
        expected=exits(0, prints(b"0")),
    ),
    Entry(
        name="reads its input twice",
        program="read_input.c",
        arguments=("again",),
        stdin=b"hello",
        limits=limits(),
        expected=exits(0, prints(b"5 5")),
    ),
    Entry(name="closes its descriptors", program="close_all.c", limits=limits(), expected=exits()),
    Entry(
        name="has three descriptors",
        program="descriptors.c",
        limits=limits(),
        expected=exits(0, prints(b"0 1 2")),
    ),
    Entry(
        name="has the descriptors it is given",
        program="descriptors.c",
        inherit=2,
        limits=limits(),
        expected=exits(0, prints(b"0 1 2 3 4")),
    ),
    Entry(
        name="has the environment it is given",
        program="environment.c",
        env=(("ANSWER", "42"), ("HOME", "/box")),
        limits=limits(),
        expected=exits(
            0, prints(b"PATH=/usr/local/bin:/usr/bin:/bin HOME=/box LANG=C.UTF-8 TZ=UTC ANSWER=42")
        ),
    ),
    Entry(name="uses the devices", program="devices.c", limits=limits(), expected=exits()),
    Entry(
        name="spoils its input",
        program="spoil_input.c",
        stdin=b"hello",
        limits=limits(),
        expected=exits(),
    ),
    Entry(
        name="reads secrets",
        program="read_secrets.py",
        arguments=("{home}", "{repository}", "{answer}", "{work}", "{interpreter home}"),
        limits=limits(),
        expected=exits(),
    ),
    Entry(
        name="writes everywhere",
        program="write_everywhere.py",
        limits=limits(cpu_ms=20_000, wall_ms=60_000),
        expected=exits(0, prints(b"/tmp")),
    ),
    Entry(
        name="writes everywhere with a box",
        program="write_everywhere.py",
        box=True,
        cwd="/box",
        limits=limits(cpu_ms=20_000, wall_ms=60_000),
        expected=exits(0, prints(b"/box /tmp")),
    ),
    *(
        Entry(
            name=f"leaves {what} in /tmp",
            program="leave.c",
            arguments=(what, "/tmp"),
            then=("find", "/tmp"),
            limits=limits(),
            expected=exits(),
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
            expected=exits(),
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
        expected=exits(0, prints(b"")),
    ),
    Entry(name="signals everyone", program="signals_out.c", limits=limits(), expected=exits()),
    *(
        Entry(name=name, program=program, limits=limits(), expected=exits(0, prints(b"")))
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
        expected=exits(0, prints(b"1 1 0 0")),
    ),
)

TABLE = (*ENDINGS, *CPU, *PROCESSES, *MEMORY, *OUTPUT, *FILES, *WALLS)
