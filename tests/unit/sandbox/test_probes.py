"""The proofs hold on a machine whose sandbox works, and none holds when it does not."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from sandbox import (
    Ending,
    Means,
    RunRequest,
    RunResult,
    Sandbox,
    SandboxClosed,
    SandboxUnavailable,
    SetupFailed,
    open_sandbox,
)
from sandbox.lab import Lab
from sandbox.noise import Noise, measure_noise
from sandbox.probes import Proof, proofs

pytestmark = pytest.mark.sandbox

NAMES = (
    "memory limit",
    "fork bomb",
    "CPU limit",
    "CPU account",
    "wall limit",
    "output limit",
    "no network",
    "secrets",
    "clocks",
    "residue",
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Open one sandbox for all tests."""
    with contextlib.ExitStack() as stack:
        try:
            opened = stack.enter_context(open_sandbox())
        except SandboxUnavailable as error:
            pytest.skip(f"no sandbox here: {error}")
        yield opened


Change = Callable[[RunRequest, RunResult], RunResult]


class LyingSandbox:
    """A sandbox that tells something else than what happened."""

    def __init__(self, sandbox: Sandbox, change: Change) -> None:
        self._sandbox = sandbox
        self._change = change
        self.means: Means = sandbox.means
        self.workers = sandbox.workers
        self.output_file = sandbox.output_file

    def run(self, request: RunRequest) -> RunResult:
        """Run the probe and change what is told of it."""
        return self._change(request, self._sandbox.run(request))


def proofs_with(sandbox: Sandbox, change: Change) -> dict[str, Proof]:
    """Return the proofs of a sandbox that lies, by their names."""
    lying = LyingSandbox(sandbox, change)
    return {proof.name: proof for proof in proofs(Lab(lying))}  # type: ignore[arg-type]


def test_every_promise_holds_on_this_machine(sandbox: Sandbox) -> None:
    """Each with what was measured."""
    found = list(proofs(Lab(sandbox)))
    assert tuple(proof.name for proof in found) == NAMES
    assert [(proof.name, proof.measured) for proof in found if not proof.held] == []
    assert all(proof.measured and proof.figures for proof in found)


def ended_well(_: RunRequest, run: RunResult) -> RunResult:
    """Tell that every run ended by itself, however it was stopped."""
    return replace(run, ending=Ending.EXITED, exit_code=0, signal=None)


def test_a_limit_that_does_not_stop_a_program_is_not_held(sandbox: Sandbox) -> None:
    """And the complaint names the ending that had to be."""
    found = proofs_with(sandbox, ended_well)
    limits = {"memory limit", "fork bomb", "CPU limit", "wall limit", "output limit"}
    assert {name for name, proof in found.items() if not proof.held} == limits
    assert found["memory limit"].measured.startswith(
        "ended as exited with 0, expected memory limit; "
    )


def uncounted(_: RunRequest, run: RunResult) -> RunResult:
    """Tell half of the CPU time."""
    return replace(run, cpu_us=run.cpu_us // 2)


def late(_: RunRequest, run: RunResult) -> RunResult:
    """Tell a second more of everything."""
    return replace(run, cpu_us=run.cpu_us + 1_000_000, wall_us=run.wall_us + 1_000_000)


def roomy(_: RunRequest, run: RunResult) -> RunResult:
    """Tell a peak and an output far above the limit."""
    return replace(run, peak_memory_bytes=100 << 20, output_bytes=100 << 20)


def tiny(_: RunRequest, run: RunResult) -> RunResult:
    """Tell next to no memory."""
    return replace(run, peak_memory_bytes=4096)


def breaking_out(request: RunRequest, run: RunResult) -> RunResult:
    """Let the probe say that it has reached something."""
    os.pwrite(request.stdout, b"reached the moon\n", run.output_bytes)
    return run


@pytest.mark.parametrize(
    "change, broken, complaint",
    [
        (uncounted, {"CPU account"}, "alone: wrong"),
        (late, {"CPU limit", "CPU account", "wall limit", "clocks"}, ""),
        (tiny, {"memory limit"}, "killed far below the limit"),
        (breaking_out, {"no network", "secrets"}, "reached the moon"),
    ],
)
def test_what_is_wrong_is_seen_where_it_matters(
    sandbox: Sandbox, change: Change, broken: set[str], complaint: str
) -> None:
    """The other promises are still held."""
    found = proofs_with(sandbox, change)
    assert {name for name, proof in found.items() if not proof.held} == broken
    assert all(complaint in found[name].measured for name in broken)


def test_a_limit_that_bites_late_is_not_held(sandbox: Sandbox) -> None:
    """Where memory is only sampled, a peak may lie above the limit."""
    found = proofs_with(sandbox, roomy)
    broken = {name for name, proof in found.items() if not proof.held}
    exact = {"memory limit"} if sandbox.means.groups else set()
    assert broken == {"output limit"} | exact


def test_a_run_that_pays_for_the_one_before_is_seen(sandbox: Sandbox) -> None:
    """The first look is free, the second is not."""
    looks = []

    def change(request: RunRequest, run: RunResult) -> RunResult:
        if "look" not in request.argv:
            return run
        looks.append(run)
        return replace(run, cpu_us=run.cpu_us + 50_000) if len(looks) > 1 else run

    proof = proofs_with(sandbox, change)["residue"]
    assert not proof.held
    assert "the next run pays for the one before" in proof.measured


def test_a_probe_that_cannot_be_run_proves_nothing(sandbox: Sandbox) -> None:
    """Its fault is told, and the others are tried all the same."""

    def change(request: RunRequest, run: RunResult) -> RunResult:
        if "flood" in request.argv:
            raise SetupFailed("execve", 13)
        return run

    found = proofs_with(sandbox, change)
    assert [name for name, proof in found.items() if not proof.held] == ["output limit"]
    assert "could not be tried" in found["output limit"].measured
    assert "execve" in found["output limit"].measured


def test_a_closed_sandbox_ends_the_proofs(sandbox: Sandbox) -> None:
    """Nobody is told that its limits do not hold."""

    def change(_: RunRequest, run: RunResult) -> RunResult:
        del run
        raise SandboxClosed("closed")

    with pytest.raises(SandboxClosed):
        proofs_with(sandbox, change)


def test_the_probe_knows_only_its_modes(sandbox: Sandbox) -> None:
    """A mistyped one is no proof of anything."""
    assert Lab(sandbox).run("nonsense").run.exit_code == 2


def test_the_noise_of_equal_work_is_measured(sandbox: Sandbox) -> None:
    """Beside a neighbour too, where there is room for one."""
    noise = measure_noise(Lab(sandbox))
    assert len(noise.alone_us) == 10
    assert min(noise.alone_us) > 0
    assert noise.spread_percent >= 0
    assert (len(noise.beside_us) > 0) is (sandbox.workers > 1)
    assert len(noise.instructions) in (0, 10)


@pytest.mark.parametrize(
    "noise, spread, beside, ppm",
    [
        (Noise(alone_us=(100, 110), beside_us=(), instructions=()), 10, None, None),
        (Noise(alone_us=(100, 100, 100), beside_us=(150,), instructions=()), 0, 50, None),
        (Noise(alone_us=(10,), beside_us=(5,), instructions=(10**6, 10**6 + 1)), 0, -50, 1),
    ],
)
def test_noise_is_told_in_percent(
    noise: Noise, spread: float, beside: float | None, ppm: float | None
) -> None:
    """Of the shortest run; that of instructions, which is far less, in millionths."""
    assert noise.spread_percent == pytest.approx(spread)
    assert noise.beside_percent == (None if beside is None else pytest.approx(beside))
    assert noise.instructions_ppm == (None if ppm is None else pytest.approx(ppm))
