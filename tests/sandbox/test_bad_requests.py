"""Requests that cannot work are faults that name the step, and the next run is as any other."""

import errno
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from sandbox import Ending, Limits, Mount, RunResult, SetupFailed
from tests.sandbox.entry import limits
from tests.sandbox.harness import Runner

pytestmark = pytest.mark.sandbox
_INSIDE = PurePosixPath("/odd")
_FILES: Mapping[str, tuple[bytes, int]] = {
    "closed": (b"#!/bin/sh\n", 0o644),
    "no-interpreter": (b"#!/missing/interpreter\n", 0o755),
    "closed-interpreter": (b"#!/odd/closed\n", 0o755),
    "no-program": (b"\x7fELF and nothing", 0o755),
    "no-first-line": (b"echo hello\n", 0o755),
    "empty": (b"", 0o755),
    "dynamic": (b"", 0o755),
}


@pytest.fixture
def odd(work: Path) -> Mount:
    """Give a mount with programs that cannot be started."""
    directory = work / "odd"
    directory.mkdir(mode=0o755)
    for name, (content, mode) in _FILES.items():
        (directory / name).write_bytes(content)
        (directory / name).chmod(mode)
    (directory / "directory").mkdir(mode=0o755)
    return Mount(source=directory, target=_INSIDE)


def _run(
    runner: Runner,
    mount: Mount,
    argv: tuple[str, ...],
    *,
    cwd: str = "/tmp",
    allowed: Limits | None = None,
) -> RunResult:
    with runner.files() as (stdin, out, err):
        request = runner.request(argv, allowed or limits(), stdin=stdin, output=(out, err))
        return runner.sandbox.run(
            replace(request, mounts=(*request.mounts, mount), cwd=PurePosixPath(cwd))
        )


@pytest.mark.parametrize(
    "argv,cwd,fault,advice",
    [
        (("/odd/missing",), "/tmp", ("execve /odd/missing", errno.ENOENT), "no such file"),
        (("odd",), "/tmp", ("execve odd", errno.ENOENT), "no such file"),
        (("/odd/closed",), "/tmp", ("execve /odd/closed", errno.EACCES), "not executable"),
        (("/odd/directory",), "/tmp", ("execve /odd/directory", errno.EACCES), "no file"),
        (("/odd/empty/x",), "/tmp", ("execve /odd/empty/x", errno.ENOTDIR), ""),
        (
            ("/odd/no-interpreter",),
            "/tmp",
            ("execve /odd/no-interpreter", errno.ENOENT),
            "interpreter",
        ),
        (
            ("/odd/closed-interpreter",),
            "/tmp",
            ("execve /odd/closed-interpreter", errno.EACCES),
            "not executable",
        ),
        (("/odd/no-program",), "/tmp", ("execve /odd/no-program", errno.ENOEXEC), "no program"),
        (
            ("/odd/no-first-line",),
            "/tmp",
            ("execve /odd/no-first-line", errno.ENOEXEC),
            "#!/bin/sh",
        ),
        (("/odd/empty",), "/tmp", ("execve /odd/empty", errno.ENOEXEC), "no program"),
        (("/bin/true", "x" * (128 << 10)), "/tmp", ("execve /bin/true", errno.E2BIG), "too long"),
        (("/bin/true",), "/missing", ("chdir /missing", errno.ENOENT), "not in the sandbox"),
        (("/bin/true",), "/odd/empty", ("chdir /odd/empty", errno.ENOTDIR), "is a file"),
    ],
)
def test_a_program_that_cannot_be_started_is_a_fault_with_its_step(
    runner: Runner,
    odd: Mount,
    *,
    argv: tuple[str, ...],
    cwd: str,
    fault: tuple[str, int],
    advice: str,
) -> None:
    """The message says what to do, and the same sandbox goes on."""
    with pytest.raises(SetupFailed) as caught:
        _run(runner, odd, argv, cwd=cwd)
    assert (caught.value.step, caught.value.errno) == fault
    assert advice in str(caught.value)
    assert os.strerror(fault[1]) in str(caught.value)
    assert runner.run("noop")[0].exit_code == 0


@pytest.mark.parametrize(
    "source,reason",
    [
        ("missing", errno.ENOENT),
        ("odd/empty/below-a-file", errno.ENOTDIR),
        ("x" * 300, errno.ENAMETOOLONG),
    ],
)
def test_a_mount_that_cannot_be_made_is_a_fault_with_its_step(
    runner: Runner, odd: Mount, work: Path, *, source: str, reason: int
) -> None:
    """It names the path on the host."""
    broken = Mount(source=work / source, target=PurePosixPath("/there"))
    with runner.files() as (stdin, out, err):
        request = runner.request(("/bin/true",), limits(), stdin=stdin, output=(out, err))
        with pytest.raises(SetupFailed) as caught:
            runner.sandbox.run(replace(request, mounts=(odd, broken)))
    assert caught.value.step.startswith(f"stat {work}"[:50])
    assert caught.value.errno == reason
    assert runner.run("noop")[0].exit_code == 0


@pytest.mark.parametrize(
    "tight,endings",
    [
        ({"memory_bytes": 1}, {Ending.MEMORY_LIMIT}),
        ({"memory_bytes": 4096}, {Ending.MEMORY_LIMIT}),
        ({"cpu_us": 1}, {Ending.CPU_LIMIT}),
        ({"wall_us": 1}, {Ending.WALL_LIMIT, Ending.EXITED}),
        ({"output_bytes": 1}, {Ending.EXITED}),
        ({"processes": 1}, {Ending.EXITED}),
        ({"open_files": 1}, {Ending.EXITED}),
    ],
    ids=str,
)
def test_the_smallest_limits_end_a_run_as_they_say(
    runner: Runner, odd: Mount, tight: dict[str, int], endings: set[Ending]
) -> None:
    """One microsecond may be over before or after the program has ended; nothing hangs."""
    result = _run(runner, odd, ("/programs/noop",), allowed=replace(limits(), **tight))
    assert result.ending in endings
    assert runner.run("noop")[0].exit_code == 0
