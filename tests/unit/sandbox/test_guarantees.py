"""What the sandbox says it can promise."""

import pytest

from sandbox.guarantees import Guarantee, Kernel, Strength, guarantees, this_kernel
from sandbox.pool import Means

_FULL = Kernel(landlock_abi=7, perf_paranoid=2)
_OLD = Kernel(landlock_abi=0, perf_paranoid=None)
_ROOT = Means(rootless=False, groups="v1", groups_missing="")
_GROUPLESS = Means(rootless=False, groups=None, groups_missing="no version 1 hierarchy")
_USER = Means(rootless=True, groups=None, groups_missing="Permission denied")


def _named(means: Means, kernel: Kernel) -> dict[str, Guarantee]:
    return {guarantee.what: guarantee for guarantee in guarantees(means, kernel=kernel)}


def test_root_with_groups_and_landlock_promises_everything() -> None:
    """Nothing is missing on a machine that has it all."""
    assert {g.strength for g in guarantees(_ROOT, kernel=_FULL)} == {Strength.HARD}
    assert [g for g in guarantees(_ROOT, kernel=_FULL) if g.missing] == []


@pytest.mark.parametrize("means", [_ROOT, _GROUPLESS, _USER])
@pytest.mark.parametrize("kernel", [_FULL, _OLD, this_kernel()])
def test_what_is_not_hard_says_what_is_missing(means: Means, kernel: Kernel) -> None:
    """And what is held says by what."""
    found = guarantees(means, kernel=kernel)
    assert [g.what for g in found if (g.strength is Strength.HARD) == bool(g.missing)] == []
    assert [g.what for g in found if (g.strength is Strength.MISSING) == bool(g.means)] == []
    assert len({g.what for g in found}) == len(found)


@pytest.mark.parametrize(
    "means,kernel,strength",
    [
        (_ROOT, _OLD, Strength.HARD),
        (_USER, _FULL, Strength.HARD),
        (_USER, Kernel(landlock_abi=0, perf_paranoid=3), Strength.SAMPLED),
        (_USER, _OLD, Strength.SAMPLED),
        (_GROUPLESS, Kernel(landlock_abi=0, perf_paranoid=4), Strength.HARD),
    ],
)
def test_cpu_time_is_sampled_without_groups_and_counters(
    means: Means, kernel: Kernel, strength: Strength
) -> None:
    """A counter serves as well as a group where the kernel grants one."""
    assert _named(means, kernel)["CPU time"].strength is strength


def test_memory_is_sampled_without_groups_and_says_why() -> None:
    """The reason that the machine gave is passed on."""
    memory = _named(_GROUPLESS, _FULL)["memory"]
    assert memory.strength is Strength.SAMPLED
    assert "no version 1 hierarchy" in memory.missing


def test_old_groups_of_version_2_tell_no_peak() -> None:
    """The limit itself holds all the same."""
    means = Means(rootless=False, groups="v2", groups_missing="", knows_peak=False)
    assert _named(means, _FULL)["memory"].strength is Strength.HARD
    assert _named(means, _FULL)["peak of memory"].strength is Strength.SAMPLED
    assert "5.19" in _named(means, _FULL)["peak of memory"].missing


def test_an_unprivileged_judge_has_no_user_for_its_programs() -> None:
    """Whoever reads it knows why root is better."""
    assert _named(_USER, _FULL)["own user"].strength is Strength.MISSING
    assert _named(_ROOT, _FULL)["own user"].strength is Strength.HARD


def test_landlock_is_missing_on_an_old_kernel() -> None:
    """The first wall stands alone there."""
    assert _named(_ROOT, _OLD)["second wall for files"].strength is Strength.MISSING
    assert "ABI 7" in _named(_ROOT, _FULL)["second wall for files"].means
