"""What `judge doctor` finds out about the sandbox and the machine.

open_check()       what the sandbox works with, or why it does not open
room_check()       how much room there is where files are kept
limit_checks()     the proofs of `sandbox.probes`
promise_checks()   what the sandbox promises on this machine
machine_checks()   control groups, Landlock, the counter of instructions, timing noise
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from judge.cli import remedies
from judge.cli.check import Check, Group, Status
from judge.cli.remedies import Machine
from judge.core.timelimit import BAND_ABOVE_PERCENT, BAND_BELOW_PERCENT
from sandbox import Sandbox, SandboxError
from sandbox.guarantees import Guarantee, Strength, guarantees, this_kernel
from sandbox.lab import Lab
from sandbox.noise import Noise, measure_noise
from sandbox.probes import proofs

_GIBIBYTE = 1 << 30
_ROOM_BYTES = _GIBIBYTE
_NO_ROOM_BYTES = 100 << 20
_HELD_BY_GROUPS = ("CPU time", "memory", "peak of memory", "processes")
_HELD_BY_ROOT = "own user"


def open_check(opened: Sandbox | Exception, machine: Machine) -> Check:
    """Return what the sandbox works with, or why it does not open.

    Args:
        opened: The sandbox, or what `open_sandbox` raised.
        machine: This one.
    """
    if isinstance(opened, Exception):
        hint = remedies.to_open_sandbox(opened, machine)
        tip = getattr(opened, "hint", "")
        return Check(
            group=Group.SANDBOX,
            name="opens",
            status=Status.FAILED,
            value=f"{opened}; {tip}" if tip and not hint else str(opened),
            hint=hint,
        )
    means = opened.means
    user = "rootless" if means.rootless else "root"
    groups = f"cgroup {means.groups}" if means.groups else "no cgroups"
    return Check(
        group=Group.SANDBOX,
        name="opens",
        status=Status.OK,
        value=f"{user}, {groups}, {machine.kernel}, programs at once: {opened.workers}",
        figures={
            "rootless": means.rootless,
            "groups": means.groups,
            "kernel": machine.kernel,
            "workers": opened.workers,
        },
    )


def cache_check(error: Exception) -> Check:
    """Return why nothing can be kept in the cache."""
    return Check(
        group=Group.SANDBOX,
        name="cache",
        status=Status.FAILED,
        value=f"nothing can be kept: {error}",
        hint='export JUDGE_CACHE="$(mktemp -d)"',
    )


def room_check(name: str, directory: Path) -> Check:
    """Return how much room a directory has."""
    free = shutil.disk_usage(directory).free
    status = Status.OK if free >= _ROOM_BYTES else Status.WEAK
    return Check(
        group=Group.SANDBOX,
        name=name,
        status=Status.FAILED if free < _NO_ROOM_BYTES else status,
        value=f"{free / _GIBIBYTE:.1f} GiB free in {directory}",
        hint=None if status is Status.OK else "export JUDGE_CACHE=/DIRECTORY/WITH/ROOM",
        figures={"free_bytes": free, "directory": str(directory)},
    )


def limit_checks(sandbox: Sandbox) -> Iterator[Check]:
    """Try to break the limits, one after the other."""
    try:
        lab = Lab(sandbox)
    except SandboxError as error:
        hint = getattr(error, "hint", None)
        value = f"cannot be proven: {error}" + (f"; {hint}" if hint else "")
        yield Check(group=Group.LIMITS, name="probe", status=Status.FAILED, value=value)
        return
    for proof in proofs(lab):
        yield Check(
            group=Group.LIMITS,
            name=proof.name,
            status=Status.OK if proof.held else Status.FAILED,
            value=proof.measured,
            figures=proof.figures,
        )


def promise_checks(sandbox: Sandbox, machine: Machine) -> Iterator[Check]:
    """Say what the sandbox promises here, and by what means."""
    for promise in guarantees(sandbox.means):
        hard = promise.strength is Strength.HARD
        told = [promise.means] if hard else [promise.strength, promise.means, promise.missing]
        yield Check(
            group=Group.PROMISES,
            name=promise.what,
            status=Status.OK if hard else Status.WEAK,
            value=": ".join(part for part in told if part),
            hint=None if hard else _to_hold(promise, machine),
            figures={"strength": promise.strength},
        )


def _to_hold(promise: Guarantee, machine: Machine) -> str | None:
    if promise.what in _HELD_BY_GROUPS:
        return remedies.to_have_groups(machine)
    if promise.what == _HELD_BY_ROOT and not machine.root:
        return "sudo judge doctor"
    return None


def machine_checks(sandbox: Sandbox, machine: Machine) -> Iterator[Check]:
    """Look at what makes the sandbox stronger or its figures more exact."""
    yield _groups(sandbox, machine)
    yield _landlock()
    try:
        noise = measure_noise(Lab(sandbox))
    except SandboxError as error:
        yield _check("timing noise", Status.SKIPPED, f"cannot be measured: {error}")
        return
    yield _instructions(noise, machine)
    yield _steadiness(noise, machine)


def _check(name: str, status: Status, value: str, *, hint: str | None = None) -> Check:
    return Check(group=Group.MACHINE, name=name, status=status, value=value, hint=hint)


def _groups(sandbox: Sandbox, machine: Machine) -> Check:
    means = sandbox.means
    if means.groups is not None:
        return _check("control groups", Status.OK, f"version {means.groups.lstrip('v')}")
    hint = remedies.to_have_groups(machine)
    return _check("control groups", Status.WEAK, f"none: {means.groups_missing}", hint=hint)


def _landlock() -> Check:
    abi = this_kernel().landlock_abi
    if abi:
        return _check("Landlock", Status.OK, f"ABI {abi}")
    return _check("Landlock", Status.MISSING, "this kernel has none, or it is switched off")


def _instructions(noise: Noise, machine: Machine) -> Check:
    ppm = noise.instructions_ppm
    if ppm is None:
        reason, hint = remedies.why_uncounted(machine)
        return _check("instructions", Status.MISSING, f"not counted: {reason}", hint=hint)
    return Check(
        group=Group.MACHINE,
        name="instructions",
        status=Status.OK,
        value=f"counted; the same work moves by {ppm:.2f} in a million",
        figures={"instructions": list(noise.instructions)},
    )


def _steadiness(noise: Noise, machine: Machine) -> Check:
    spread, beside = noise.spread_percent, noise.beside_percent
    lowest, highest = min(noise.alone_us) / 1000, max(noise.alone_us) / 1000
    noisy = spread > BAND_BELOW_PERCENT or (beside or 0) > BAND_ABOVE_PERCENT
    value = f"equal work takes {lowest:.1f} to {highest:.1f} ms, {spread:.1f} % apart"
    if beside is not None:
        value += f", {beside:+.1f} % beside a neighbour"
    value += "; a limit cannot tell times apart that are closer: the judge runs what is "
    value += f"{BAND_BELOW_PERCENT} % below to {BAND_ABOVE_PERCENT} % above it again, alone"
    return Check(
        group=Group.MACHINE,
        name="timing noise",
        status=Status.WEAK if noisy else Status.OK,
        value=value,
        hint=remedies.to_be_steady(machine) if noisy else None,
        figures={"alone_us": list(noise.alone_us), "beside_us": list(noise.beside_us)},
    )
