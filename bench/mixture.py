"""Runs of many endings in a fixed proportion, each with how it must end."""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
from rig import INSIDE, LIMITS, Rig

from sandbox import BOX, Box, Ending, Limits, Profile, RunRequest, SandboxError, SetupFailed

_WARM_UP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One way for a run to end."""

    name: str
    weight: int
    """How many of a thousand runs are of this kind."""
    run: Callable[[], str]
    """Returns what went otherwise than it must; empty if nothing did."""


class Mixture:
    """Draws kinds of runs, the same ones in the same order each time."""

    def __init__(self, rig: Rig, work: Path) -> None:
        self._rig = rig
        self._work = work
        self._random = random.Random(1)
        self._noop = rig.request("mixed", "exit", "0")
        self._kinds = self._all_kinds()
        self._weights = [kind.weight for kind in self._kinds]

    def warm_up(self) -> None:
        """Run every kind, and then as many others as fill caches."""
        for kind in self._kinds * 2:
            kind.run()
        for _ in range(_WARM_UP):
            self.run_one()

    def run_one(self) -> tuple[str, str]:
        """Run one; return its kind's name and what went wrong, empty if nothing did."""
        kind = self._random.choices(self._kinds, weights=self._weights)[0]
        return kind.name, kind.run()

    def use_every_world(self) -> None:
        """Use as many worlds as a worker keeps, always the same ones."""
        box = replace(self._noop, cwd=BOX, box=Box())
        others = (
            replace(self._noop, profile=each) for each in (Profile.COMPILER, Profile.VALIDATOR)
        )
        for request in (box, *others, self._noop):
            self._rig.sandbox.run(request)

    def _all_kinds(self) -> list[Kind]:
        short = replace(LIMITS, cpu_us=2000)
        brief = replace(LIMITS, wall_us=2000)
        tight = replace(LIMITS, memory_bytes=8 << 20)
        silent = replace(LIMITS, output_bytes=4096)
        ends = [
            ("exit 0", 834, ("exit", "0"), LIMITS, Ending.EXITED),
            ("exit 3", 40, ("exit", "3"), LIMITS, Ending.EXITED),
            ("signal", 20, ("abort",), LIMITS, Ending.SIGNALLED),
            ("family", 20, ("family",), LIMITS, Ending.EXITED),
            ("orphans", 20, ("orphans",), LIMITS, Ending.EXITED),
            ("cpu limit", 5, ("spin",), short, Ending.CPU_LIMIT),
            ("wall limit", 5, ("sleep",), brief, Ending.WALL_LIMIT),
            ("memory limit", 5, ("grow",), tight, Ending.MEMORY_LIMIT),
            ("denied", 5, ("x32",), LIMITS, Ending.DENIED),
            ("files left", 5, ("litter",), LIMITS, Ending.EXITED),
        ]
        return [
            *(
                self._kind(name, weight, self._rig.request("mixed", *argv, limits=limits), ending)
                for name, weight, argv, limits, ending in ends
            ),
            Kind(name="output limit", weight=5, run=lambda: self._flood(silent)),
            Kind(name="box", weight=5, run=self._copy),
            Kind(name="no program", weight=10, run=lambda: self._refused("missing")),
            Kind(name="no executable", weight=5, run=lambda: self._refused("text")),
            Kind(name="no interpreter", weight=5, run=lambda: self._refused("lost")),
            Kind(name="no mount", weight=2, run=self._no_mount),
            Kind(name="many arguments", weight=8, run=self._too_many),
            Kind(name="zygote killed", weight=1, run=self._killed),
        ]

    def _kind(self, name: str, weight: int, request: RunRequest, ending: Ending) -> Kind:
        return Kind(name=name, weight=weight, run=lambda: self._must_end(request, ending))

    def _must_end(self, request: RunRequest, ending: Ending) -> str:
        try:
            result = self._rig.sandbox.run(request)
        except SandboxError as error:
            return repr(error)
        wanted = int(request.argv[2]) if request.argv[1] == "exit" else 0
        if result.ending is ending and (ending is not Ending.EXITED or result.exit_code == wanted):
            return ""
        return str(result)

    def _flood(self, limits: Limits) -> str:
        output = self._rig.sandbox.output_file()
        try:
            request = self._rig.request("mixed", "flood", limits=limits, stdout=output)
            return self._must_end(request, Ending.OUTPUT_LIMIT)
        finally:
            os.close(output)

    def _copy(self) -> str:
        given, made = self._work / "given", self._work / "made"
        given.mkdir()
        made.mkdir()
        try:
            (given / "in").write_bytes(b"hello")
            box = Box(copy_in=given, copy_out=made)
            request = replace(self._rig.request("mixed", "copy"), cwd=BOX, box=box)
            complaint = self._must_end(request, Ending.EXITED)
            return complaint or ("" if (made / "out").read_bytes() == b"hello" else "not copied")
        finally:
            shutil.rmtree(given)
            shutil.rmtree(made)

    def _refused(self, name: str) -> str:
        return self._fails(replace(self._noop, argv=(str(INSIDE / name),)))

    def _no_mount(self) -> str:
        nowhere = replace(self._rig.mounts[0], source=self._work / "nowhere")
        return self._fails(replace(self._noop, mounts=(nowhere,)))

    def _fails(self, request: RunRequest) -> str:
        try:
            return str(self._rig.sandbox.run(request))
        except SetupFailed:
            return ""

    def _too_many(self) -> str:
        try:
            return str(self._rig.sandbox.run(replace(self._noop, argv=self._noop.argv * 5000)))
        except ValueError:
            return ""

    def _killed(self) -> str:
        """Kill the keepers: the worker must start another zygote and run as if nothing were."""
        for keeper in psutil.Process().children():
            keeper.kill()
        return self._must_end(self._noop, Ending.EXITED)
