"""What is told to paste, on machines of every kind."""

import shutil
from dataclasses import replace

import pytest

from judge.cli import remedies
from judge.cli.remedies import Machine, this_machine
from sandbox import SandboxUnavailable, SetupFailed

ROOT = Machine(
    root=True,
    kernel="Linux 6.1",
    systemd=True,
    container=False,
    settings={
        "user.max_user_namespaces": 60_000,
        "kernel.unprivileged_userns_clone": 1,
        "kernel.apparmor_restrict_unprivileged_userns": 0,
        "kernel.perf_event_paranoid": 2,
    },
    counters=True,
    governor=None,
)
USER = replace(ROOT, root=False)


def with_setting(machine: Machine, name: str, value: int) -> Machine:
    """Return a machine with another setting of the kernel."""
    return replace(machine, settings={**machine.settings, name: value})


def unavailable(step: str) -> SandboxUnavailable:
    """Return what a sandbox raises that fails at a step of its set-up."""
    error = SandboxUnavailable("cannot", hint="do something")
    error.__cause__ = SetupFailed(step, 1)
    return error


@pytest.mark.parametrize(
    "machine, line",
    [
        (
            with_setting(USER, "user.max_user_namespaces", 0),
            "sudo sysctl -w user.max_user_namespaces=15000",
        ),
        (
            with_setting(USER, "kernel.unprivileged_userns_clone", 0),
            "sudo sysctl -w kernel.unprivileged_userns_clone=1",
        ),
        (
            with_setting(USER, "kernel.apparmor_restrict_unprivileged_userns", 1),
            "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        (replace(USER, settings={}), "sudo judge doctor"),
        (replace(USER, container=True), "docker run --privileged IMAGE judge doctor"),
        (replace(ROOT, container=True), "docker run --privileged IMAGE judge doctor"),
        (with_setting(ROOT, "user.max_user_namespaces", 0), None),
    ],
)
def test_a_user_without_namespaces_is_told_which_setting_forbids_them(
    machine: Machine, line: str | None
) -> None:
    """Root needs no user namespace, so no setting keeps him from one."""
    assert remedies.to_open_sandbox(unavailable("clone into new namespaces"), machine) == line
    assert remedies.to_open_sandbox(unavailable("user namespace"), machine) == line


def test_a_failed_mount_is_no_matter_of_user_namespaces() -> None:
    """In a container it is the container that forbids it."""
    error = unavailable("mount / as private")
    assert remedies.to_open_sandbox(error, ROOT) is None
    container = replace(ROOT, container=True)
    assert remedies.to_open_sandbox(error, container) is not None


@pytest.mark.parametrize(
    "machine, line",
    [
        (ROOT, "apt-get install -y gcc libc6-dev"),
        (USER, "sudo apt-get install -y gcc libc6-dev"),
    ],
)
def test_without_a_compiler_one_is_to_be_installed(
    machine: Machine, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By root himself or by sudo."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    error = SandboxUnavailable("not compiled yet", hint="install one")
    assert remedies.to_open_sandbox(error, machine) == line


def test_a_program_that_cannot_be_kept_gets_another_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiler is not at fault."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    error = SandboxUnavailable("cannot be kept", hint="set XDG_CACHE_HOME to a directory")
    line = remedies.to_open_sandbox(error, ROOT)
    assert line == 'XDG_CACHE_HOME="$(mktemp -d)" judge doctor'
    assert remedies.to_open_sandbox(SandboxUnavailable("cc failed", hint="x"), ROOT) is None


@pytest.mark.parametrize(
    "machine, line",
    [
        (USER, "systemd-run --user --scope -p Delegate=yes judge doctor"),
        (replace(USER, systemd=False), "sudo judge doctor"),
        (ROOT, None),
        (replace(ROOT, container=True), "docker run --privileged IMAGE judge doctor"),
    ],
)
def test_control_groups_come_from_systemd_from_root_or_from_outside(
    machine: Machine, line: str | None
) -> None:
    """Whichever the machine has."""
    assert remedies.to_have_groups(machine) == line


@pytest.mark.parametrize(
    "machine, reason, line",
    [
        (replace(ROOT, settings={}), "this kernel has no perf_event_open", None),
        (
            with_setting(USER, "kernel.perf_event_paranoid", 3),
            "kernel.perf_event_paranoid is 3",
            "sudo sysctl -w kernel.perf_event_paranoid=2",
        ),
        (
            replace(with_setting(ROOT, "kernel.perf_event_paranoid", 3), counters=False),
            "the processor shows no counters (PMU), as in many virtual machines",
            None,
        ),
        (USER, "perf_event_open is refused", None),
    ],
)
def test_instructions_are_uncounted_for_a_reason(
    machine: Machine, reason: str, line: str | None
) -> None:
    """The setting comes first: it can be changed."""
    assert remedies.why_uncounted(machine) == (reason, line)


def test_a_slow_governor_can_be_changed() -> None:
    """One that is steady already, or unknown, cannot be better."""
    line = remedies.to_be_steady(replace(USER, governor="powersave"))
    assert line == "sudo cpupower frequency-set -g performance"
    assert remedies.to_be_steady(replace(USER, governor="performance")) is None
    assert remedies.to_be_steady(USER) is None


def test_this_machine_is_looked_at() -> None:
    """Its kernel is named with its version."""
    machine = this_machine()
    assert machine.kernel.startswith("Linux ")
    assert all(isinstance(value, int) for value in machine.settings.values())
