"""The values refuse what makes no sense, and endings are told apart."""

import signal
from pathlib import Path, PurePosixPath

import pytest

from sandbox.outcome import ending_of
from sandbox.protocol import Cause, Reply
from sandbox.rlimits import rlimits_of
from sandbox.types import BOX, Box, Ending, Limits, Mount, RunRequest
from sandbox.world import World

_GOOD = {"cpu_us": 100, "wall_us": 200, "memory_bytes": 300, "output_bytes": 400}
_LIMITS = Limits(**_GOOD)


@pytest.mark.parametrize("name", [*_GOOD, "processes", "open_files"])
@pytest.mark.parametrize("value", [0, -1])
def test_a_limit_must_be_positive(name: str, value: int) -> None:
    """And the message names it."""
    with pytest.raises(ValueError, match=f"{name} must be positive, got {value}"):
        Limits(**{**_GOOD, name: value})


def test_a_limit_fits_the_kernel() -> None:
    """Whoever means "no limit" says so by a number that the kernel can hold."""
    with pytest.raises(ValueError, match="memory_bytes must be at most"):
        Limits(**{**_GOOD, "memory_bytes": 1 << 63})
    assert Limits(**{**_GOOD, "memory_bytes": 1 << 50}).memory_bytes == 1 << 50


@pytest.mark.parametrize("source,target", [("a", "/b"), ("/a", "b")])
def test_a_mount_takes_absolute_paths(source: str, target: str) -> None:
    """The zygote's working directory is nobody's business."""
    with pytest.raises(ValueError, match="absolute"):
        Mount(source=Path(source), target=PurePosixPath(target))


@pytest.mark.parametrize("target", [BOX, BOX / "inside"])
def test_a_box_and_a_mount_at_its_place_exclude_each_other(target: PurePosixPath) -> None:
    """One would hide the other."""
    request = RunRequest(
        argv=("/x",),
        limits=_LIMITS,
        stdin=0,
        stdout=1,
        stderr=2,
        mounts=(Mount(source=Path("/usr"), target=target),),
        box=Box(),
    )
    with pytest.raises(ValueError, match="either a box or a mount"):
        World.of(request)


def _reply(*, status: int = 0, cause: int = Cause.NONE, cpu_us: int = 0, kills: int = 0) -> Reply:
    return Reply(0, b"", status, cause, 0, 0, 0, cpu_us, 0, 0, 0, 0, -1, 0, kills, -1, 0)


@pytest.mark.parametrize(
    "faults,ending", [(1000, Ending.MEMORY_LIMIT), (999, Ending.CPU_LIMIT)], ids=str
)
def test_time_lost_by_rereading_pages_at_the_limit_is_memory(faults: int, ending: Ending) -> None:
    """A page below the limit is at it, for the kernel counts in pages."""
    reply = _reply(cause=Cause.CPU, status=9)._replace(major_faults=faults)
    limits = Limits(**{**_GOOD, "memory_bytes": 1 << 20})
    assert ending_of(limits, reply, (1 << 20) - 4095)[0] is ending
    assert ending_of(limits, reply, (1 << 20) - 4096)[0] is Ending.CPU_LIMIT


@pytest.mark.parametrize(
    "reply,peak,output,ending",
    [
        (_reply(), 0, 0, Ending.EXITED),
        (_reply(), 300, 400, Ending.EXITED),
        (_reply(status=256), 0, 0, Ending.EXITED),
        (_reply(status=signal.SIGSEGV), 0, 0, Ending.SIGNALLED),
        (_reply(status=signal.SIGKILL), 0, 0, Ending.SIGNALLED),
        (_reply(cpu_us=100), 0, 0, Ending.EXITED),
        (_reply(cpu_us=101), 0, 0, Ending.CPU_LIMIT),
        (_reply(cause=Cause.CPU, status=9), 0, 0, Ending.CPU_LIMIT),
        (_reply(cause=Cause.WALL, status=9), 0, 0, Ending.WALL_LIMIT),
        (_reply(cause=Cause.WALL, status=9, cpu_us=101), 0, 0, Ending.CPU_LIMIT),
        (_reply(cause=Cause.MEMORY, status=9), 250, 0, Ending.MEMORY_LIMIT),
        (_reply(kills=1), 300, 0, Ending.MEMORY_LIMIT),
        (_reply(status=9, kills=1), 300, 401, Ending.MEMORY_LIMIT),
        (_reply(status=9, cause=Cause.CPU, kills=1), 300, 0, Ending.MEMORY_LIMIT),
        (_reply(), 301, 0, Ending.MEMORY_LIMIT),
        (_reply(), 0, 401, Ending.OUTPUT_LIMIT),
        (_reply(status=signal.SIGXFSZ), 0, 0, Ending.OUTPUT_LIMIT),
        (_reply(status=signal.SIGSYS | 0x80), 0, 0, Ending.DENIED),
        (_reply(status=9, cause=Cause.STOPPED), 0, 0, Ending.STOPPED),
        (_reply(status=9, cause=Cause.STOPPED, cpu_us=101), 0, 0, Ending.CPU_LIMIT),
        (_reply(status=0, cause=Cause.STOPPED), 0, 0, Ending.EXITED),
    ],
)
def test_the_first_fact_that_applies_is_theending_of(
    reply: Reply, peak: int, output: int, ending: Ending
) -> None:
    """At a limit is within it, one over is not."""
    assert ending_of(_LIMITS, reply._replace(output_bytes=output), peak)[0] is ending


@pytest.mark.parametrize("rootless,processes", [(True, 65), (False, 64)])
def test_processes_are_limited_by_user_where_no_group_does(
    *, rootless: bool, processes: int
) -> None:
    """An unprivileged judge's zygote is one of its own user's processes."""
    import resource  # noqa: PLC0415

    limits = {
        which: soft
        for which, soft, _ in rlimits_of(_LIMITS, count_processes=True, rootless=rootless)
    }
    assert limits[resource.RLIMIT_NPROC] == processes
    assert limits[resource.RLIMIT_FSIZE] == 401
    assert resource.RLIMIT_NPROC not in {
        which for which, _, _ in rlimits_of(_LIMITS, count_processes=False, rootless=rootless)
    }
