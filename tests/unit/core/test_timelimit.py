"""What is done with a run that comes close to the time limit."""

import pytest

from judge.core.timelimit import (
    TimePolicy,
    deciding_try,
    is_near_limit,
    least_cpu_us,
    must_repeat,
)
from sandbox.types import Ending, RunResult

LIMIT_US = 1_000_000
POLICY = TimePolicy(
    band_above_percent=50,
    band_below_percent=10,
    repeats_above=3,
    repeats_below=1,
    wall_factor=3,
    wall_grace_us=1_000_000,
)


def a_run(cpu_us: int, ending: Ending = Ending.EXITED) -> RunResult:
    """Build what the sandbox would say."""
    return RunResult(
        ending=ending,
        exit_code=0,
        signal=None,
        cpu_us=cpu_us,
        user_us=cpu_us,
        system_us=0,
        wall_us=cpu_us,
        peak_memory_bytes=None,
        instructions=None,
        output_bytes=0,
    )


@pytest.mark.parametrize(
    "cpu_us, near",
    [
        (0, False),
        (900_000, False),
        (900_001, True),
        (1_000_000, True),
        (1_000_001, True),
        (1_500_000, True),
        (1_500_001, False),
    ],
)
def test_a_run_is_near_the_limit_within_the_band(cpu_us: int, *, near: bool) -> None:
    """On both sides, the far end above included and the far end below excluded."""
    assert is_near_limit(a_run(cpu_us), limit_us=LIMIT_US, policy=POLICY) is near


@pytest.mark.parametrize("ending", list(Ending))
def test_a_killed_run_is_never_near_the_limit(ending: Ending) -> None:
    """Killed for time it was past the band; for memory or idleness its verdict is another one."""
    killed = ending in {Ending.CPU_LIMIT, Ending.WALL_LIMIT, Ending.MEMORY_LIMIT}
    assert is_near_limit(a_run(LIMIT_US, ending), limit_us=LIMIT_US, policy=POLICY) is not killed


@pytest.mark.parametrize(
    "tries_us, again",
    [
        ([500_000], False),
        ([1_600_000], False),
        ([950_000], True),
        ([950_000, 940_000], False),
        ([950_000, 1_100_000], False),
        ([1_100_000], True),
        ([1_100_000, 1_000_001], True),
        ([1_100_000, 1_000_000], False),
        ([1_100_000, 1_600_000], True),
        ([1_100_000, 1_100_000, 1_100_000], True),
        ([1_100_000, 1_100_000, 1_100_000, 1_100_000], False),
    ],
)
def test_a_run_over_the_limit_is_repeated_until_in_time_or_out_of_tries(
    tries_us: list[int], *, again: bool
) -> None:
    """A run just under the limit is repeated once, to show its spread."""
    tries = [a_run(cpu_us) for cpu_us in tries_us]
    assert must_repeat(tries, limit_us=LIMIT_US, policy=POLICY) is again


@pytest.mark.parametrize(
    "tries_us, decides, least_us",
    [
        ([500_000], 0, 500_000),
        ([950_000, 930_000], 0, 930_000),
        ([950_000, 1_100_000], 0, 950_000),
        ([1_100_000, 1_000_000], 1, 1_000_000),
        ([1_200_000, 1_050_000, 1_100_000, 1_150_000], 1, 1_050_000),
        ([1_100_000, 1_100_000, 1_100_000, 1_100_000], 0, 1_100_000),
    ],
)
def test_the_first_try_in_time_decides_and_the_least_time_is_reported(
    tries_us: list[int], decides: int, least_us: int
) -> None:
    """If no try was in time, the one with the least CPU time decides, the first of equals."""
    tries = [a_run(cpu_us) for cpu_us in tries_us]
    assert deciding_try(tries, limit_us=LIMIT_US) is tries[decides]
    assert least_cpu_us(tries) == least_us


@pytest.mark.parametrize(
    "limit_us, cpu_us, wall_us",
    [
        (1_000_000, 1_500_000, 5_500_000),
        (1, 1, 1_000_003),
        (3, 4, 1_000_012),
        (20_000_000, 30_000_000, 91_000_000),
    ],
)
def test_the_kernel_limits_lie_past_the_band(limit_us: int, cpu_us: int, wall_us: int) -> None:
    """A run that is to be repeated ends by itself; a busy one does not meet the wall limit."""
    assert POLICY.kill_cpu_us(limit_us) == cpu_us
    assert POLICY.kill_wall_us(limit_us) == wall_us


def test_a_policy_without_bands_kills_at_the_limit_and_repeats_nothing() -> None:
    """Then the first try is the only one."""
    policy = TimePolicy(band_above_percent=0, band_below_percent=0)
    assert policy.kill_cpu_us(LIMIT_US) == LIMIT_US
    assert not is_near_limit(a_run(LIMIT_US), limit_us=LIMIT_US, policy=policy)
    assert not is_near_limit(a_run(LIMIT_US + 1), limit_us=LIMIT_US, policy=policy)


@pytest.mark.parametrize(
    "name, value",
    [
        ("band_above_percent", -1),
        ("band_below_percent", -1),
        ("band_below_percent", 101),
        ("repeats_above", -1),
        ("repeats_below", -1),
        ("wall_factor", 0),
        ("wall_grace_us", -1),
    ],
)
def test_a_senseless_policy_is_refused(name: str, value: int) -> None:
    """The message names the field."""
    with pytest.raises(ValueError, match=name):
        TimePolicy(**{name: value})
