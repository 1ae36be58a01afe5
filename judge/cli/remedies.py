"""One line to paste for each thing that a machine lacks.

What the lines depend on is a value, `Machine`, so that other machines than this one can be thought
of.
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.errors import SetupFailed

_SETTINGS = (
    "user.max_user_namespaces",
    "kernel.unprivileged_userns_clone",
    "kernel.apparmor_restrict_unprivileged_userns",
    "kernel.perf_event_paranoid",
)
_USER_COUNTERS = 2
"""The largest value of the last one with which every user may count his own programs."""
_COUNTERS = Path("/sys/bus/event_source/devices")
_GOVERNOR = Path("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
_CONTAINER_FILES = ("/.dockerenv", "/run/.containerenv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What remedies depend on."""

    root: bool
    kernel: str
    systemd: bool
    """Whether systemd runs the machine."""
    container: bool
    """Whether it is a container of Docker or Podman."""
    settings: Mapping[str, int]
    """Those settings of the kernel that it has, by the names of sysctl(8)."""
    counters: bool
    """Whether the processor shows its counters."""
    governor: str | None
    """What sets the processor's speed; None where the machine does not tell."""


def this_machine() -> Machine:
    """Return what there is to know of this one."""
    settings = {}
    for name in _SETTINGS:
        value = _text(Path("/proc/sys", *name.split(".")))
        if value and value.lstrip("-").isdigit():
            settings[name] = int(value)
    return Machine(
        root=os.geteuid() == 0,
        kernel=f"{os.uname().sysname} {os.uname().release}",
        systemd=Path("/run/systemd/system").is_dir(),
        container=any(Path(path).exists() for path in _CONTAINER_FILES),
        settings=settings,
        counters=any(path.name.startswith(("cpu", "armv8_")) for path in _entries(_COUNTERS)),
        governor=_text(_GOVERNOR),
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return None


def _entries(directory: Path) -> Sequence[Path]:
    try:
        return tuple(directory.iterdir())
    except OSError:
        return ()


def _as_root(line: str, machine: Machine) -> str:
    return line if machine.root else f"sudo {line}"


def to_install(packages: Sequence[str], machine: Machine) -> str:
    """Return how to install packages of Debian."""
    return _as_root(f"apt-get install -y {' '.join(packages)}", machine)


def to_set(name: str, value: int, machine: Machine) -> str:
    """Return how to change a setting of the kernel until the next start."""
    return _as_root(f"sysctl -w {name}={value}", machine)


def to_open_sandbox(error: Exception, machine: Machine) -> str | None:
    """Return what lets a sandbox open that did not; None if nothing is known to help.

    Args:
        error: What `sandbox.open_sandbox` raised.
        machine: Where.
    """
    cause = error.__cause__
    if isinstance(cause, SetupFailed):
        if cause.step.startswith(("clone", "user namespace")):
            return _to_have_namespaces(machine)
        return _to_free_container(machine)
    if shutil.which("cc") or shutil.which("gcc") or shutil.which("clang"):
        hint = getattr(error, "hint", "")
        return 'XDG_CACHE_HOME="$(mktemp -d)" judge doctor' if "XDG_CACHE_HOME" in hint else None
    return to_install(("gcc", "libc6-dev"), machine)


def _to_have_namespaces(machine: Machine) -> str | None:
    for name, bad, good in (
        ("user.max_user_namespaces", 0, 15000),
        ("kernel.unprivileged_userns_clone", 0, 1),
        ("kernel.apparmor_restrict_unprivileged_userns", 1, 0),
    ):
        if not machine.root and machine.settings.get(name) == bad:
            return to_set(name, good, machine)
    return _to_free_container(machine) or (None if machine.root else "sudo judge doctor")


def _to_free_container(machine: Machine) -> str | None:
    return "docker run --privileged IMAGE judge doctor" if machine.container else None


def to_have_groups(machine: Machine) -> str | None:
    """Return what gives the judge control groups; None if nothing is known to."""
    if machine.root:
        return _to_free_container(machine)
    if machine.systemd:
        return "systemd-run --user --scope -p Delegate=yes judge doctor"
    return "sudo judge doctor"


def why_uncounted(machine: Machine) -> tuple[str, str | None]:
    """Return why instructions are not counted, and what changes it; None if nothing is known to."""
    paranoid = machine.settings.get("kernel.perf_event_paranoid")
    if paranoid is None:
        return "this kernel has no perf_event_open", None
    if not machine.root and paranoid > _USER_COUNTERS:
        name = "kernel.perf_event_paranoid"
        return f"{name} is {paranoid}", to_set(name, _USER_COUNTERS, machine)
    if not machine.counters:
        return "the processor shows no counters (PMU), as in many virtual machines", None
    return "perf_event_open is refused", _to_free_container(machine)


def to_be_steady(machine: Machine) -> str | None:
    """Return what makes times move less; None if nothing is known to."""
    if machine.governor in (None, "performance"):
        return None
    return _as_root("cpupower frequency-set -g performance", machine)
