"""Conversations of two programs, and how each must end; the steps are those of `party.c`."""

import signal
from dataclasses import dataclass, field

from sandbox import Ending, Limits, Side, Wait
from tests.sandbox.entry import limits


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How one program must end."""

    ending: Ending = Ending.EXITED
    code: int | None = 0
    signal: int | None = None


def exits(code: int) -> End:
    """Expect that it exits by itself."""
    return End(code=code)


def dies(number: int) -> End:
    """Expect a signal that is not the sandbox's."""
    return End(ending=Ending.SIGNALLED, code=None, signal=number)


def stopped(ending: Ending = Ending.STOPPED) -> End:
    """Expect that the sandbox kills it."""
    return End(ending=ending, code=None, signal=signal.SIGKILL)


WELL = End()
_BROKEN = dies(signal.SIGPIPE)
_STOPPED = stopped()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One conversation; what the first program does stands first."""

    name: str
    first: str
    second: str
    ends: tuple[End, End] = (WELL, WELL)
    ended_first: Side | None
    deadlock: tuple[Wait, Wait] | None = None
    overstayed: Side | None = None
    graces_us: tuple[int | None, int | None] = (None, None)
    limits: tuple[Limits, Limits] = field(default=(limits(), limits()))
    leftover: bool = False
    """Whether a process outlives the first program that nobody stopped."""


_TURNS = " ".join(f"say={n} hear={n}" for n in range(20))
_LARGE = 4 << 20
_SHORT = limits(wall_ms=300)
_READ, _WRITE, _POLL = Wait.READING, Wait.WRITING, Wait.POLLING
_FIRST, _SECOND = Side.FIRST, Side.SECOND

ENDS = (
    Talk(
        name="take turns, and the one that waits for the end ends last",
        first=_TURNS,
        second=" ".join(f"hear={n} say={n}" for n in range(20)) + " end",
        ended_first=_FIRST,
    ),
    Talk(name="the second ends first", first="end", second="nap=5", ended_first=_SECOND),
    Talk(
        name="end with codes of their own",
        first="end exit=43",
        second="exit=7",
        ends=(exits(43), exits(7)),
        ended_first=_SECOND,
    ),
    Talk(
        name="the first dies of a signal",
        first="kill=11",
        second="end exit=42",
        ends=(dies(signal.SIGSEGV), exits(42)),
        ended_first=_FIRST,
    ),
    Talk(name="say nothing at all", first="nap=1", second="end", ended_first=_FIRST),
    Talk(
        name="one ends early and the other works on",
        first="exit=0",
        second="end nap=100",
        ended_first=_FIRST,
    ),
    Talk(
        name="one ends early and the other writes to nobody",
        first="exit=43",
        second="flood",
        ends=(exits(43), _BROKEN),
        ended_first=_FIRST,
    ),
    Talk(
        name="one ends early and the other ignores the signal",
        first="exit=43",
        second="ignore flood",
        ends=(exits(43), exits(90)),
        ended_first=_FIRST,
    ),
    Talk(
        name="a process left behind keeps nobody waiting",
        first="leave say=1",
        second="hear=1 end",
        ended_first=_FIRST,
        leftover=True,
    ),
    Talk(
        name="talk through children",
        first="child say=1 hear=2",
        second="child hear=1 say=2 end",
        ended_first=_FIRST,
    ),
)

PIPES = (
    Talk(
        name="one closes its output and listens on",
        first="say=1 shut-out hear=2 end",
        second="hear=1 end say=2",
        ended_first=_SECOND,
    ),
    Talk(
        name="one closes its input and lives on",
        first="shut-in say=1 nap=100",
        second="hear=1 flood",
        ends=(WELL, _BROKEN),
        ended_first=_SECOND,
    ),
    Talk(
        name="one closes both and lives on",
        first="shut-in shut-out nap=100",
        second="end exit=43",
        ends=(WELL, exits(43)),
        ended_first=_SECOND,
    ),
    Talk(
        name="what was said before the end is heard",
        first=f"pour={_LARGE}",
        second=f"nap=20 drink={_LARGE}",
        ended_first=_FIRST,
    ),
    Talk(
        name="a slow reader",
        first=f"pour={1 << 18}",
        second=f"slow={1 << 18}",
        ended_first=_FIRST,
    ),
    Talk(
        name="much in both directions at once",
        first=f"both={_LARGE} exit=1",
        second=f"both={_LARGE} nap=100",
        ends=(exits(1), WELL),
        ended_first=_FIRST,
    ),
    Talk(
        name="open their pipes again by name",
        first="say=1 hear=1",
        second="again end",
        ended_first=_FIRST,
    ),
)

WAITS = (
    *(
        Talk(
            name=f"deadlock: {name}",
            first=first,
            second=second,
            ends=(_STOPPED, _STOPPED),
            ended_first=None,
            deadlock=waits,
        )
        for name, first, second, waits in (
            ("both read", "hear=1", "hear=1", (_READ, _READ)),
            ("both read after talk", "say=1 hear=2 hear=3", "hear=1 say=2 hear=4", (_READ, _READ)),
            ("both write", "flood", "flood", (_WRITE, _WRITE)),
            ("both poll", "poll", "poll", (_POLL, _POLL)),
            ("one reads, one polls", "hear=1", "poll", (_READ, _POLL)),
            ("in children", "child hear=1", "child hear=1", (_READ, _READ)),
            ("with helping threads", "helper hear=1", "helper hear=1", (_READ, _READ)),
        )
    ),
    Talk(
        name="no deadlock: one sleeps before it speaks",
        first="nap=200 say=1",
        second="hear=1 end",
        ended_first=_FIRST,
    ),
    Talk(
        name="no deadlock: a handler will speak",
        first="alarm=150 hear=2",
        second="hear=alarm say=2 end",
        ended_first=_FIRST,
    ),
    Talk(
        name="no deadlock: one sleeps for ever",
        first="wait",
        second="end exit=5",
        ends=(stopped(Ending.WALL_LIMIT), exits(5)),
        ended_first=_FIRST,
        limits=(_SHORT, limits()),
    ),
    Talk(
        name="no deadlock: nobody listens to the one that waits, for both its ends are closed",
        first="shut-out shut-in wait",
        second="end exit=5",
        ends=(stopped(Ending.WALL_LIMIT), exits(5)),
        ended_first=_SECOND,
        limits=(_SHORT, limits()),
    ),
)

LIMITS = (
    Talk(
        name="one is over its CPU time",
        first="spin",
        second="end exit=5",
        ends=(stopped(Ending.CPU_LIMIT), exits(5)),
        ended_first=_FIRST,
        limits=(limits(cpu_ms=100), limits()),
    ),
    Talk(
        name="the other is over its CPU time",
        first="end exit=5",
        second="spin",
        ends=(exits(5), stopped(Ending.CPU_LIMIT)),
        ended_first=_SECOND,
        limits=(limits(), limits(cpu_ms=100)),
    ),
    Talk(
        name="one is over its memory",
        first="end exit=5",
        second="hog",
        ends=(exits(5), stopped(Ending.MEMORY_LIMIT)),
        ended_first=_SECOND,
        limits=(limits(), limits(memory_mib=16)),
    ),
    Talk(
        name="one ignores the other's end and uses up its time",
        first="exit=43",
        second="spin",
        ends=(exits(43), stopped(Ending.CPU_LIMIT)),
        ended_first=_FIRST,
        limits=(limits(), limits(cpu_ms=100)),
    ),
    Talk(
        name="one ignores the other's end and has a grace",
        first="exit=43",
        second="spin",
        ends=(exits(43), _STOPPED),
        ended_first=_FIRST,
        overstayed=_SECOND,
        graces_us=(None, 50_000),
    ),
    Talk(
        name="the first has a grace of nothing",
        first="wait",
        second="exit=1",
        ends=(_STOPPED, exits(1)),
        ended_first=_SECOND,
        overstayed=_FIRST,
        graces_us=(0, 0),
    ),
    Talk(
        name="one ends within its grace",
        first="end exit=3",
        second="exit=1",
        ends=(exits(3), exits(1)),
        ended_first=_SECOND,
        graces_us=(5_000_000, None),
    ),
)

TALKS = (*ENDS, *PIPES, *WAITS, *LIMITS)
