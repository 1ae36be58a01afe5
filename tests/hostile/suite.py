"""Runs the hostile programs as every column's judge and compares the host after each with before.

Each judge is a process of its own with a network of its own, so that several run at once and none
sees what another does: they share the programs of a column among them. Programs that need two
workers come last, with a judge that has all cores.
"""

import contextlib
import dataclasses
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from judge.core.errors import MissingToolError
from judge.core.language import Source
from judge.core.problem import Program as SubmittedProgram
from judge.judging.build import Builder, BuildFailure, BuildLimits
from judge.judging.cache import Cache
from judge.languages import source_of
from sandbox import BOX, Box, Limits, RunResult, Sandbox, SandboxError
from tests.hostile.expected import BuildEnding, Header, Mode, Shown
from tests.hostile.programs import NOOP, Program
from tests.sandbox.bench import Bench
from tests.sandbox.elsewhere import UNPRIVILEGED, Job, all_done
from tests.sandbox.entry import Column, patient
from tests.sandbox.harness import Runner
from tests.sandbox.host import host_state, network_state

_BOX_BYTES = 16 << 20
_OUTPUT_BYTES = 1 << 16
"""So much of an output is kept for the test to look at."""
_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one program went; crosses a process border."""

    shown: tuple[Shown, ...]
    """Of each run that must end as the header says: one, or one of each neighbour."""
    fault: str
    """How the sandbox or the way to the run failed; empty if it did not."""
    left: tuple[str, ...]
    """What the host holds more than before."""
    next_result: RunResult | None
    """Of a program that does nothing, run right after; None if that failed."""


class Stage:
    """One judge with the programs mounted."""

    def __init__(self, box: Sandbox, bench: Bench, work: Path, *, own_network: bool) -> None:
        self._sandbox = box
        self._runner = Runner(box, bench, work)
        self._bench = bench
        self._work = work
        self._own_network = own_network

    def close(self) -> None:
        """Give the inputs back."""
        self._runner.close()

    def outcome(self, program: Program, source: Source | None) -> Outcome:
        """Run a program, then compare the host and see what a no-op is charged.

        Args:
            program: What to run.
            source: What to compile, for a program that is compiled only.
        """
        before = self._state()
        shown: tuple[Shown, ...] = ()
        after, fault = None, ""
        try:
            shown = tuple(self._shown(program, source))
            after, _, _ = self._runner.run(NOOP)
        except (SandboxError, OSError, RuntimeError) as error:
            fault = repr(error)
        left = tuple(sorted(self._state() - before))
        return Outcome(shown=shown, fault=fault, left=left, next_result=after)

    def _state(self) -> set[str]:
        return host_state() | (network_state() if self._own_network else set())

    def _shown(self, program: Program, source: Source | None) -> Iterator[Shown]:
        """Yield what the runs that count show.

        Raises:
            RuntimeError: A run that only leads to them did not end well.
        """
        if source is not None:
            yield self._built(source, program.header().limits)
            return
        header = program.header()
        match header.mode:
            case Mode.TWICE:
                first = self._run(program, header, "first")
                if first.result is None or first.result.exit_code != 0:
                    raise RuntimeError(f"the first run did not exit with 0: {first}")
                yield self._run(program, header, "second")
            case Mode.NEIGHBOURS:
                with ThreadPoolExecutor(len(_SIDES)) as pool:
                    yield from pool.map(partial(self._run, program, header), _SIDES)
            case _:
                yield self._run(program, header)

    def _run(self, program: Program, header: Header, *arguments: str) -> Shown:
        limits = patient(header.limits)
        argv = (*program.command(limits.memory_bytes >> 20), *arguments)
        with contextlib.ExitStack() as stack:
            stdin = f"{header.stdin}\n".encode() if header.stdin else b""
            read, out, err = stack.enter_context(self._runner.files(stdin))
            request = dataclasses.replace(
                self._runner.request(argv, limits, stdin=read, output=(out, err)),
                env={"SECRET": str(self._bench.secret)},
            )
            came_out: Path | None = None
            if header.mode is Mode.BOX:
                came_out = self._work / "came-out"
                came_out.mkdir()
                stack.callback(shutil.rmtree, came_out)
                box = Box(copy_out=came_out, size_bytes=_BOX_BYTES)
                request = dataclasses.replace(request, cwd=BOX, box=box)
            result = self._sandbox.run(request)
            return Shown(
                result=result,
                stdout=os.pread(out, _OUTPUT_BYTES, 0),
                stderr=os.pread(err, _OUTPUT_BYTES, 0),
                came_out=_files_in(came_out) if came_out else (),
            )

    def _built(self, source: Source, limits: Limits) -> Shown:
        with contextlib.ExitStack() as stack:
            cache = self._work / "cache"
            stack.callback(shutil.rmtree, cache)
            builder = Builder(sandbox=self._sandbox, cache=Cache(cache))
            allowed = BuildLimits(cpu_us=patient(limits).cpu_us, memory_bytes=limits.memory_bytes)
            built = builder.build(source, allowed)
            if isinstance(built, BuildFailure):
                message = built.message.encode(errors="replace")
                return Shown(build=BuildEnding.COMPILE_ERROR, stdout=message)
            return Shown(build=BuildEnding.BUILT)


def _files_in(directory: Path) -> tuple[str, ...]:
    return tuple(
        str(path.relative_to(directory)) for path in sorted(directory.rglob("*")) if path.is_file()
    )


def run_column(
    bench: Bench, column: Column, programs: Sequence[Program], work: Path
) -> Mapping[str, Outcome]:
    """Return what came of each program, by its name; those whose tools are missing are not there.

    Args:
        bench: Where they were compiled.
        column: One in which this process can run them.
        programs: Those to run.
        work: An empty directory that every user can enter.
    """
    sources = {program.name: _source(program, bench) for program in programs}
    able = [
        program
        for program in programs
        if not (program.lacks or (program.compiles_only and sources[program.name] is None))
    ]
    pairs = [program for program in able if program.header().mode is Mode.NEIGHBOURS]
    rest = [program for program in able if program not in pairs]
    cores = sorted(os.sched_getaffinity(0))[:2]
    alone = [(rest[i :: len(cores)], (core,)) for i, core in enumerate(cores)]
    found: dict[str, Outcome] = {}
    for batch in (alone, [(pairs, tuple((cores * 2)[:2]))]):
        jobs = [
            _job(partial(_run_share, bench, share, sources, on), column, work, number)
            for number, (share, on) in enumerate(batch)
            if share
        ]
        for outcomes in all_done(jobs):
            found |= outcomes
    return found


def _job(
    action: Callable[[Path], Mapping[str, Outcome]], column: Column, work: Path, number: int
) -> Job[Mapping[str, Outcome]]:
    """Return a judge of a column; one without root differs from its neighbours by its user."""
    is_root = os.geteuid() == 0
    own = Path(tempfile.mkdtemp(dir=work))
    own.chmod(0o755)
    return Job(
        action=partial(action, own),
        work=own,
        user=UNPRIVILEGED + number if is_root and column is Column.USER else None,
        own_network=is_root,
    )


def _run_share(
    bench: Bench,
    programs: Sequence[Program],
    sources: Mapping[str, Source | None],
    cores: tuple[int, ...],
    work: Path,
) -> Mapping[str, Outcome]:
    """Run programs with one worker on each of the cores, which may be the same."""
    own_network = len(network_state()) == 1
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.ExitStack() as stack,
    ):
        patch.setattr(os, "sched_getaffinity", lambda _: cores)
        box = stack.enter_context(Sandbox(workers=len(cores), work=work, binary=bench.zygote))
        stage = stack.enter_context(
            contextlib.closing(Stage(box, bench, work, own_network=own_network))
        )
        return {
            program.name: stage.outcome(program, sources[program.name])
            for program in programs
            if _is_in_reach(sources[program.name])
        }


def _is_in_reach(source: Source | None) -> bool:
    """Return whether this user may use the tools of a source; root's may lie in root's home."""
    mounts = () if source is None else source.toolchain.mounts
    return all(mount.source is None or os.access(mount.source, os.R_OK) for mount in mounts)


def _source(program: Program, bench: Bench) -> Source | None:
    """Return a source to compile; None if the program is run or its compiler is not here."""
    if not program.compiles_only:
        return None
    path = program.source(bench)
    with contextlib.suppress(MissingToolError):
        return source_of(SubmittedProgram(name=path.stem, path=path.parent, files=(path,)))
    return None
