"""What crosses the border of the sandbox: files, requests and the figures that come back."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from sandbox import BOX, Box, Limits, Mount, RunRequest, Sandbox, SealedInput, SetupFailed
from tests.sandbox.bench import Bench
from tests.sandbox.elsewhere import unprivileged
from tests.sandbox.entry import limits
from tests.sandbox.harness import Runner

pytestmark = pytest.mark.sandbox
_SIZE_BYTES = 16 << 20
_SECRET = "never to be copied"


def _box_run(runner: Runner, box: Box, *argv: str, output: int = 4 << 20) -> int | None:
    with runner.files() as (stdin, out, err):
        request = runner.request(argv, limits(output=output), stdin=stdin, output=(out, err))
        return runner.sandbox.run(replace(request, box=box, cwd=BOX)).exit_code


def _planted(bench: Bench, work: Path) -> dict[str, tuple[str, int, int]]:
    """Return kind, size and mode of each thing that comes out of a box full of traps."""
    came_out = work / "came-out"
    came_out.mkdir()
    (work / "secret").write_text(_SECRET)
    with Sandbox(workers=1, work=work, binary=bench.zygote) as sandbox:
        box = Box(copy_out=came_out, size_bytes=_SIZE_BYTES)
        runner = Runner(sandbox, bench, work)
        assert _box_run(runner, box, "/programs/plant", str(work / "secret")) == 0
    found = {}
    for path in came_out.rglob("*"):
        info = path.lstat()
        kind = "directory" if path.is_dir() else "file" if path.is_file() else "other"
        kind = "link" if path.is_symlink() else kind
        found[str(path.relative_to(came_out))] = (kind, info.st_size, info.st_mode & 0o777)
        assert kind != "file" or _SECRET not in path.read_text()
    return found


@pytest.mark.parametrize("other", [False, True], ids=["self", "unprivileged"])
def test_only_regular_files_come_out_of_a_box(bench: Bench, work: Path, *, other: bool) -> None:
    """No link is followed, no FIFO waited for, and all is no larger or deeper than it should be."""
    if other and os.geteuid() != 0:
        pytest.skip("needs root")
    found = unprivileged(lambda: _planted(bench, work), work) if other else _planted(bench, work)
    assert found["good"] == ("file", 4, 0o755)
    assert found["directory/good"] == ("file", 4, 0o644)
    assert {kind for kind, _, _ in found.values()} == {"file", "directory"}
    assert not {"link", "link-to-root", "magic", "fifo", "socket", "directory/up"} & set(found)
    assert sum(size for kind, size, _ in found.values() if kind == "file") <= _SIZE_BYTES
    assert max(path.count("/") for path in found) < 32


def test_files_go_in_and_come_out(runner: Runner, work: Path) -> None:
    """What the judge puts into a box is there, and what the program makes of it comes back."""
    source, target = work / "in", work / "out"
    (source / "deep").mkdir(parents=True)
    target.mkdir()
    (source / "deep" / "text").write_text("hello")
    box = Box(copy_in=source, copy_out=target)
    assert _box_run(runner, box, "/bin/cp", "deep/text", "copy") == 0
    assert sorted(str(p.relative_to(target)) for p in target.rglob("*")) == [
        "copy",
        "deep",
        "deep/text",
    ]
    assert (target / "copy").read_text() == "hello"


def test_a_box_has_its_size(runner: Runner) -> None:
    """A program that fills it is told so; the output limit is another matter."""
    box = Box(size_bytes=1 << 20)
    assert _box_run(runner, box, "/bin/dd", "if=/dev/zero", "of=fits", "bs=1024", "count=900") == 0
    assert (
        _box_run(runner, box, "/bin/dd", "if=/dev/zero", "of=large", "bs=1024", "count=1100") == 1
    )


def test_a_box_that_is_too_small_for_its_files_is_not_used_again(
    runner: Runner, work: Path
) -> None:
    """What had gone in already is not seen by the next run."""
    source = work / "in"
    source.mkdir()
    for name in "ab":
        (source / name).write_bytes(bytes(700_000))
    small = Box(size_bytes=1 << 20)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        _box_run(runner, replace(small, copy_in=source), "/programs/noop")
    assert _box_run(runner, small, "/programs/leave", "find", "/box") == 0


def test_a_box_whose_files_cannot_be_stored_is_not_used_again(runner: Runner, work: Path) -> None:
    """As on a full disk, what the run has left is not seen by the next one."""
    box = Box(size_bytes=1 << 20)
    with pytest.raises(FileNotFoundError):
        _box_run(runner, replace(box, copy_out=work / "missing"), "/programs/leave", "file", "/box")
    assert _box_run(runner, box, "/programs/leave", "find", "/box") == 0


def _spoil(bench: Bench, work: Path) -> bytes:
    with Sandbox(workers=1, work=work, binary=bench.zygote) as sandbox:
        runner = Runner(sandbox, bench, work)
        result, output, _ = runner.run("spoil_input", stdin=b"hello")
        assert (result.exit_code, output) == (0, b"")
        return runner.run("read_input", stdin=b"hello")[1]


@pytest.mark.parametrize("other", [False, True], ids=["self", "unprivileged"])
def test_a_program_cannot_spoil_an_input_for_the_next(
    bench: Bench, work: Path, *, other: bool
) -> None:
    """Not even one with the judge's own user, who may change its mode."""
    if other and os.geteuid() != 0:
        pytest.skip("needs root")
    assert (
        unprivileged(lambda: _spoil(bench, work), work) if other else _spoil(bench, work)
    ) == b"5\n"


def test_a_sealed_input_holds_a_file() -> None:
    """Its size is known and each opening starts at the beginning."""
    sealed = SealedInput(Path(__file__))
    try:
        first, second = sealed.open(), sealed.open()
        content = Path(__file__).read_bytes()
        assert os.read(first, 10) == os.read(second, 10) == content[:10]
        assert sealed.size == len(content)
        for descriptor in (first, second):
            os.close(descriptor)
    finally:
        sealed.close()


def _request(runner: Runner, **changes: object) -> RunRequest:
    plain = runner.request(("/programs/noop",), limits(), stdin=0, output=(1, 2))
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_a_missing_program_is_a_fault_with_its_step(runner: Runner) -> None:
    """It is the judge who named it."""
    with pytest.raises(SetupFailed) as caught:
        runner.run("missing")
    assert caught.value.step == "execve /programs/missing"
    assert caught.value.errno == errno.ENOENT
    assert runner.run("noop")[0].exit_code == 0


def test_a_missing_mount_is_a_fault_with_its_step(runner: Runner) -> None:
    """And leaves neither descriptors nor processes behind."""
    mounts = (Mount(source=Path("/missing"), target=PurePosixPath("/there")),)
    with runner.files() as (stdin, out, err):
        request = _request(runner, stdin=stdin, stdout=out, stderr=err, mounts=mounts)
        runner.run("noop")
        opened = len(list(Path("/proc/self/fd").iterdir()))
        with pytest.raises(SetupFailed) as caught:
            runner.sandbox.run(request)
        assert (caught.value.step, caught.value.errno) == ("stat /missing", errno.ENOENT)
        assert len(list(Path("/proc/self/fd").iterdir())) == opened


def test_a_mount_of_nothing_hides_what_is_there(runner: Runner) -> None:
    """And cannot be written to."""
    hidden = Mount(source=None, target=PurePosixPath("/usr/share"))
    with runner.files() as (stdin, out, err):
        request = runner.request(
            ("/bin/sh", "-c", "ls -A /usr/share; chmod 700 /usr/share; echo > /usr/share/x"),
            limits(),
            stdin=stdin,
            output=(out, err),
        )
        result = runner.sandbox.run(replace(request, mounts=(hidden,)))
        assert result.exit_code not in {None, 0}
        assert os.fstat(out).st_size == 0
        assert os.pread(err, 1000, 0).count(b"Read-only file system") == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"argv": ()},
        {"argv": ("/programs/noop", "a\0b")},
        {"argv": ("/programs/noop", "x" * 200_000)},
        {"argv": ("/programs/noop",) * 5000},
        {"env": {"NAME": "a\0b"}},
        {"inherit": (0,) * 14},
        {"stdin": 9999},
        {"box": Box(), "mounts": (Mount(source=Path("/usr"), target=PurePosixPath("/box/usr")),)},
    ],
    ids=[
        "nothing",
        "NUL",
        "long",
        "many",
        "NUL in environment",
        "descriptors",
        "closed",
        "box and mount",
    ],
)
def test_a_request_that_cannot_be_passed_on_is_refused(
    runner: Runner, changes: dict[str, object]
) -> None:
    """The caller is told; the worker stays as it was."""
    with pytest.raises(ValueError, match=r"."), runner.files() as (stdin, out, err):
        runner.sandbox.run(
            _request(runner, **{"stdin": stdin, "stdout": out, "stderr": err, **changes})
        )
    assert runner.run("noop")[0].exit_code == 0


def test_the_longest_argument_arrives(runner: Runner) -> None:
    """The kernel takes 128 KiB, its NUL included."""
    size = (128 << 10) - 1
    with runner.files() as (stdin, out, err):
        request = runner.request(
            ("/bin/echo", "-n", "x" * size), limits(), stdin=stdin, output=(out, err)
        )
        assert runner.sandbox.run(request).output_bytes == size


@pytest.mark.parametrize("how", ["user", "system"])
def test_cpu_time_is_what_the_kernel_counted(runner: Runner, how: str) -> None:
    """The run costs hardly more than the program has seen of itself, in user mode or not."""
    roomy = limits(cpu_ms=5000, wall_ms=60_000)
    result, output, _ = runner.run("burn", how, "300", allowed=roomy)
    assert 0 <= result.cpu_us - int(output) < 20_000
    assert abs(result.user_us + result.system_us - result.cpu_us) < 20_000


@pytest.mark.parametrize("size", [256 << 10, 512 << 10, 4 << 20])
def test_a_tiny_limit_after_a_large_run_is_kept(runner: Runner, size: int) -> None:
    """Whatever the run before has left charged, the next one starts."""
    runner.run("memory", "malloc", "40")
    tiny: Limits = replace(limits(), memory_bytes=size)
    assert runner.run("noop", allowed=tiny)[0].wall_us > 0


def test_a_closed_sandbox_may_be_closed_again(runner: Runner) -> None:
    """So that every way out of a program may close it."""
    closing: Callable[[], None] = runner.sandbox.close
    runner.run("noop")
    closing()
    closing()
    assert runner.sandbox.workers == 1
