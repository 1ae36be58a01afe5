"""What is built around a program."""

from pathlib import Path, PurePosixPath

import pytest

from sandbox import landlock
from sandbox.types import Mount, Profile
from sandbox.world import Step, StepKind, World

_RDONLY, _NOSUID, _NODEV, _NOEXEC = 1, 2, 4, 8


def _steps(profile: Profile = Profile.SOLUTION, **changes: object) -> dict[str, Step]:
    plain: dict[str, object] = {"profile": profile, "mounts": (), "box": None}
    world = World(**{**plain, **changes})  # type: ignore[arg-type]
    steps = world.steps(uid=5, gid=6)
    assert len({step.target for step in steps}) == len(steps)
    return {step.target: step for step in steps}


@pytest.mark.parametrize("profile", list(Profile))
def test_all_that_shows_the_host_is_read_only(profile: Profile) -> None:
    """And grants no set-user-id bits; only the chosen devices are devices."""
    mount = Mount(source=Path("/opt"), target=PurePosixPath("/opt"))
    binds = [s for s in _steps(profile, mounts=(mount,)).values() if s.kind is StepKind.BIND]
    assert {"usr", "opt"} <= {step.target for step in binds}
    for step in binds:
        assert step.flags & _RDONLY
        assert step.flags & _NOSUID
        assert step.flags & (_NOEXEC if step.target.startswith("dev/") else _NODEV)


def test_a_box_is_bounded_and_its_users() -> None:
    """Of the asked size; without one the directory is there, empty and read-only."""
    box = _steps(box=(1000, 10))["box"]
    assert (box.kind, box.source) == (StepKind.TMPFS, "size=1000,nr_inodes=10,mode=755,uid=5,gid=6")
    assert _steps()["box"].kind is StepKind.DIRECTORY


def test_tmp_is_bounded() -> None:
    """In size and in names, more for a compiler than for a solution."""
    assert _steps()["tmp"].source.startswith("size=67108864,nr_inodes=4096,")
    assert _steps(Profile.COMPILER)["tmp"].source != _steps()["tmp"].source


def test_devices_are_the_harmless_ones() -> None:
    """No terminal, no disk, no shared memory."""
    devices = {target for target in _steps() if target.startswith("dev/")}
    names = {"null", "zero", "full", "random", "urandom", "fd", "stdin", "stdout", "stderr"}
    assert devices <= {f"dev/{name}" for name in names}
    assert {"dev/null", "dev/stdin"} <= devices


def test_writing_is_granted_in_tmp_and_the_box_only() -> None:
    """Landlock agrees with the mounts."""
    plain = World(profile=Profile.SOLUTION, mounts=(), box=None)
    boxed = World(profile=Profile.SOLUTION, mounts=(), box=(1, 1))

    def writable(world: World) -> set[str]:
        return {rule.path for rule in world.rules() if rule.access == landlock.EVERYTHING}

    assert writable(plain) == {"/tmp"}
    assert writable(boxed) == {"/tmp", "/box"}


def test_users_of_a_run_have_names() -> None:
    """Runtimes look up who they are."""
    assert "judge:x:5:6:" in _steps()["etc/passwd"].source
