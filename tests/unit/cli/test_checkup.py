"""What is said of sandboxes and machines that this one is not."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from judge.cli import checkup
from judge.cli.check import Check, Status
from judge.cli.remedies import Machine
from sandbox import Means, Sandbox, SandboxUnavailable
from sandbox.noise import Noise

USER = Machine(
    root=False,
    kernel="Linux 6.1",
    systemd=True,
    container=False,
    settings={"kernel.perf_event_paranoid": 2},
    counters=False,
    governor="powersave",
)
SCOPE = "systemd-run --user --scope -p Delegate=yes judge doctor"


def sandbox_with(*, rootless: bool, groups: str | None) -> Sandbox:
    """Return what looks like a sandbox with these means."""
    missing = "" if groups else "no hierarchy"
    means = Means(
        rootless=rootless, groups=groups, groups_missing=missing, knows_peak=groups is not None
    )
    return SimpleNamespace(means=means, workers=2)  # type: ignore[return-value]


def promises(*, rootless: bool, groups: str | None) -> dict[str, Check]:
    """Return what such a sandbox promises, by name."""
    found = checkup.promise_checks(sandbox_with(rootless=rootless, groups=groups), USER)
    return {check.name: check for check in found}


def test_without_groups_a_promise_is_weaker_and_says_how_to_get_them() -> None:
    """Nothing that is only sampled looks as if it were held."""
    weak = promises(rootless=True, groups=None)
    assert weak["memory"].status is Status.WEAK
    assert weak["memory"].value.startswith("sampled: ")
    assert weak["memory"].hint == SCOPE
    assert weak["own user"].hint == "sudo judge doctor"
    assert weak["network"].status is Status.OK
    assert promises(rootless=True, groups="v2")["memory"].status is Status.OK


@pytest.mark.parametrize(
    "rootless, groups, value",
    [
        (True, None, "rootless, no cgroups, Linux 6.1, programs at once: 2"),
        (False, "v1", "root, cgroup v1, Linux 6.1, programs at once: 2"),
        (True, "v2", "rootless, cgroup v2, Linux 6.1, programs at once: 2"),
    ],
)
def test_an_open_sandbox_says_what_it_works_with(
    rootless: bool, groups: str | None, value: str
) -> None:
    """In one line."""
    check = checkup.open_check(sandbox_with(rootless=rootless, groups=groups), USER)
    assert (check.status, check.value) == (Status.OK, value)


def test_a_fault_without_a_remedy_keeps_its_own_hint() -> None:
    """So that something is said in any case."""
    check = checkup.open_check(SandboxUnavailable("broken", hint="report this"), USER)
    assert (check.status, check.hint) == (Status.FAILED, None)
    assert check.value == "broken; report this"
    assert checkup.open_check(ValueError("no filter for s390x"), USER).status is Status.FAILED


@pytest.mark.parametrize(
    "free, status",
    [
        ((1 << 30), Status.OK),
        ((1 << 30) - 1, Status.WEAK),
        (100 << 20, Status.WEAK),
        ((100 << 20) - 1, Status.FAILED),
    ],
)
def test_a_cache_needs_room(
    free: int, status: Status, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Little of it is weak, next to none a failure."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    check = checkup.room_check("cache", tmp_path)
    assert (check.status, check.hint is None) == (status, status is Status.OK)
    assert check.figures["free_bytes"] == free


@pytest.mark.parametrize(
    "noise, status",
    [
        (Noise(alone_us=(1000, 1100), beside_us=(1500,), instructions=()), Status.OK),
        (Noise(alone_us=(1000, 1200), beside_us=(), instructions=()), Status.WEAK),
        (Noise(alone_us=(1000, 1000), beside_us=(1600,), instructions=()), Status.WEAK),
    ],
)
def test_a_machine_is_noisy_when_the_judge_would_not_run_again(
    noise: Noise, status: Status
) -> None:
    """That is past the bands of the time policy; the governor may be why."""
    check = checkup._steadiness(noise, USER)
    assert check.status is status
    assert (check.hint == "sudo cpupower frequency-set -g performance") is (status is Status.WEAK)


def test_instructions_are_told_where_they_are_counted() -> None:
    """Else the reason why not."""
    counted = Noise(alone_us=(1,), beside_us=(), instructions=(10**7, 10**7 + 1))
    check = checkup._instructions(counted, USER)
    assert (check.status, check.value) == (
        Status.OK,
        "counted; the same work moves by 0.10 in a million",
    )
    uncounted = checkup._instructions(Noise(alone_us=(1,), beside_us=(), instructions=()), USER)
    assert uncounted.status is Status.MISSING
    assert "PMU" in uncounted.value


def test_groups_that_are_missing_are_told_with_the_reason() -> None:
    """And with what gives them."""
    check = checkup._groups(sandbox_with(rootless=True, groups=None), USER)
    assert (check.status, check.value, check.hint) == (Status.WEAK, "none: no hierarchy", SCOPE)
    assert checkup._groups(sandbox_with(rootless=True, groups="v2"), USER).value == "version 2"
