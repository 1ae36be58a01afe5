"""On control groups of version 2 the sandbox does what it does elsewhere, and finds them anywhere.

The tests of the sandbox run once more in guests whose kernel has them; see `guest.py`.
"""

import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.uml.conftest import SUITES, Guests
from tests.uml.guest import ROOT, Guest, GuestError, run, sessions, why_missing
from tests.uml.scenarios import SCENARIOS, Scenario

pytestmark = pytest.mark.sandbox

ALLOWED_SKIPS = ("needs two cores",)
"""What a guest lacks, being a machine with one processor."""


@pytest.fixture
def shared() -> Iterator[Path]:
    """Give a directory that a guest can write in."""
    reason = why_missing()
    if reason:
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="judge-shared-") as name:
        yield Path(name)


def kernels_of(parent: int) -> list[int]:
    """Return the guests' kernels that a process has started."""
    children = Path(f"/proc/{parent}/task").glob("*/children")
    pids = {int(pid) for path in children for pid in path.read_text().split()}
    return [pid for pid, session in sessions() if pid in pids and pid == session]


def lost_processes() -> set[int]:
    """Return processes of guests that live on without their kernel, or that we have not reaped.

    Those of guests that others run at the same time have a kernel or another parent.
    """
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            name, _, rest = (path / "stat").read_text(errors="replace").rpartition(")")
            state, parent = rest.split()[:2]
            is_ours = int(parent) == os.getpid() or (parent == "1" and state != "Z")
            if name.endswith("(linux.uml") and is_ours:
                found.add(int(path.name))
    return found


def guest_files() -> set[Path]:
    """Return the files of the host that guests have made."""
    places = (Path(tempfile.gettempdir()), Path("/dev/shm"))
    found = {path for place in places for path in place.glob("judge-guest-*")}
    return found | {path for place in places for path in place.glob("vm_file-*")}


def test_a_guest_runs_a_command_as_root_with_control_groups(shared: Path) -> None:
    """Its status, its words and its files come back."""
    script = f"id -u; cat /proc/self/cgroup; echo $WORD >{shared}/file; exit 7"
    ended = run(("sh", "-c", script), Guest(shared=shared, environment={"WORD": "a b"}), seconds=60)
    assert ended.status == 7
    assert ended.console.splitlines()[:2] == ["0", "0::/"]
    assert (shared / "file").read_text() == "a b\n"


def test_a_guest_cannot_write_to_the_host(shared: Path) -> None:
    """All of it is read-only but the shared directory and what lies in the guest's own memory."""
    here = Path(__file__).parent
    ended = run(
        ("sh", "-c", f"echo 1 >/tmp/judge-guest-own; echo 1 >{here}/new"),
        Guest(shared=shared),
        seconds=60,
    )
    assert ended.status != 0
    assert not (here / "new").exists()
    assert not Path("/tmp/judge-guest-own").exists()


def test_a_guest_that_runs_out_of_time_is_killed_and_leaves_nothing(shared: Path) -> None:
    """Neither a process nor a file; what it has written to the console is told."""
    before = lost_processes(), guest_files()
    with pytest.raises(GuestError, match=r"within 3 s[\s\S]*begun"):
        run(("sh", "-c", "echo begun; sleep 50 & sleep 50"), Guest(shared=shared), seconds=3)
    assert lost_processes() <= before[0]
    assert guest_files() <= before[1]


def test_a_guest_does_not_outlive_those_who_started_it(shared: Path) -> None:
    """A guard sees that they are dead, whatever killed them."""
    code = f"""if True:
        from pathlib import Path
        from tests.uml.guest import Guest, run
        script = "echo up >{shared}/up; sleep 600"
        run(("sh", "-c", script), Guest(shared=Path("{shared}")), seconds=300)
    """
    environment = {**os.environ, "TMPDIR": str(shared)}
    with subprocess.Popen((sys.executable, "-c", code), cwd=ROOT, env=environment) as judge:
        while not (shared / "up").exists():
            assert judge.poll() is None
        (kernel,) = kernels_of(judge.pid)
        processes = [os.pidfd_open(pid) for pid, session in sessions() if session == kernel]
        judge.kill()
    assert len(processes) > 1
    for process in processes:
        assert select.select([process], [], [], 60)[0], "it lives on"
        os.close(process)


def test_a_guest_that_dies_is_a_fault_and_no_result(shared: Path) -> None:
    """A kernel that stops has told nothing about the command."""
    with pytest.raises(GuestError, match="died before its command ended"):
        run(("true",), Guest(shared=shared, setup="echo c >/proc/sysrq-trigger"), seconds=60)


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: f"{suite[1]} {suite[0]}")
def test_what_holds_elsewhere_holds_with_groups_of_version_2(
    guests: Guests, suite: tuple[str, ...], subtests: pytest.Subtests
) -> None:
    """Every test passes in the guest that passes on the host."""
    came = guests.suite(suite).result()
    for result in came.results:
        with subtests.test(f"v2: {result.name}"):
            if result.outcome == "failed":
                pytest.fail(result.text, pytrace=False)
            skipped = result.text.removeprefix("Skipped: ")
            assert result.outcome == "passed" or skipped in ALLOWED_SKIPS, result.text
    assert not came.fault, came.fault
    assert came.results


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_judge_finds_the_groups_that_are_for_it(guests: Guests, scenario: Scenario) -> None:
    """Or says why there are none; either way programs run, memory is limited, nothing is left."""
    ended, report = guests.scenario(scenario).result()
    assert ended.status == 0, ended.console
    found = json.loads(report)
    assert found["means"]["groups"] == scenario.groups, found["means"]
    assert scenario.missing in found["means"]["groups_missing"].lower()
    assert found["true"]["ending"] == "exited"
    assert found["hog"]["ending"] == "memory_limit"
    assert bool(found["during"]) == (scenario.groups is not None)
    assert [path for path in found["left"] if not path.endswith("/judge-host")] == []
