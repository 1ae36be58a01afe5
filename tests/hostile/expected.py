"""What is expected of a hostile program, and whether a run was so."""

from dataclasses import dataclass
from enum import StrEnum

from sandbox import Ending, Limits, RunResult
from tests.sandbox.entry import Column, slowness


class Mode(StrEnum):
    """How a program is run."""

    RUN = "run"
    """Once."""
    BOX = "box"
    """Once, in a box whose files come out afterwards."""
    TWICE = "twice"
    """With the argument `first`, then in the same worker with `second`."""
    NEIGHBOURS = "neighbours"
    """On two workers at once, with the arguments `left` and `right`."""
    COMPILE = "compile"
    """Not at all: it is a source that the judge compiles."""


class BuildEnding(StrEnum):
    """How a build ended."""

    BUILT = "built"
    COMPILE_ERROR = "compile_error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a run, or the build of a program that is compiled only, showed; crosses processes."""

    result: RunResult | None = None
    """None: there was no run but a build."""
    build: BuildEnding | None = None
    stdout: bytes = b""
    """A compiler's message, for a build."""
    stderr: bytes = b""
    came_out: tuple[str, ...] = ()
    """Relative paths of the files that came out of the box."""

    def __str__(self) -> str:
        ends = f"{self.stdout[-400:]!r}, {self.stderr[-400:]!r}"
        return f"{self.result or self.build}, {ends}, {self.came_out}"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One way in which a program may end."""

    ending: Ending | BuildEnding
    number: int | None = None
    """Exit code or signal; None: the ending has none."""

    def fits(self, shown: Shown) -> bool:
        """Return whether something ended so."""
        if shown.result is None:
            return shown.build is self.ending
        if shown.result.ending is not self.ending:
            return False
        found = {
            Ending.EXITED: shown.result.exit_code,
            Ending.SIGNALLED: shown.result.signal,
        }
        return found.get(shown.result.ending) == self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is expected in some columns instead."""

    ends: tuple[End, ...]
    why: str


class Fact(StrEnum):
    """What a check looks at."""

    CPU_MS = "cpu_ms"
    WALL_MS = "wall_ms"
    PEAK_MIB = "peak_mib"
    OUTPUT = "output"
    LEFTOVER = "leftover"
    """How many processes outlived the main one: 1 for any number."""

    def of(self, result: RunResult) -> float:
        """Return its value for a run."""
        match self:
            case Fact.CPU_MS:
                return result.cpu_us / 1000
            case Fact.WALL_MS:
                return result.wall_us / 1000
            case Fact.PEAK_MIB:
                return (result.peak_memory_bytes or 0) / 2**20
            case Fact.OUTPUT:
                return result.output_bytes
            case Fact.LEFTOVER:
                return "outlived" in (result.detail or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One more fact that must hold of a run."""

    fact: Fact
    least: int | None = None
    most: int | None = None

    def holds(self, result: RunResult) -> bool:
        """Return whether a run was so."""
        value = self.fact.of(result)
        longer = slowness() if self.fact in {Fact.CPU_MS, Fact.WALL_MS} else 1
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most * longer
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a program says of itself."""

    tries: str
    ends: tuple[End, ...]
    without_groups: Difference | None
    on_v2: Difference | None
    limits: Limits
    mode: Mode
    prints: tuple[str, ...] | None
    """Words of its standard output; None: anything."""
    checks: tuple[Check, ...]
    comes_out: tuple[str, ...] | None
    """What comes out of its box, in order; None: anything."""
    stdin: str
    never_shows: str
    """What must not be in a compiler's message; empty: anything may."""

    def difference(self, column: Column) -> Difference | None:
        """Return what is expected in a column instead of the rest; None: nothing is."""
        if column is Column.V2:
            return self.on_v2
        return None if column.grouped else self.without_groups

    def misfits(self, column: Column, shown: Shown) -> list[str]:
        """Return what was not as expected in a column, in words; none if all was."""
        difference = self.difference(column)
        if difference is not None:
            return [] if any(end.fits(shown) for end in difference.ends) else ["the ending"]
        text = shown.stdout.decode(errors="replace")
        wrong = {
            "the ending": not any(end.fits(shown) for end in self.ends),
            "what it prints": self.prints is not None and tuple(text.split()) != self.prints,
            "what comes out": self.comes_out is not None and shown.came_out != self.comes_out,
            "what it shows": bool(self.never_shows) and self.never_shows in text,
        }
        if shown.result is not None:
            for check in self.checks:
                wrong[str(check)] = not check.holds(shown.result)
        return [words for words, is_wrong in wrong.items() if is_wrong]
