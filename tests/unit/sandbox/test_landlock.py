"""Landlock's structures for every kernel."""

import struct

import pytest

from sandbox import landlock

_REFER, _TRUNCATE, _IOCTL = 1 << 13, 1 << 14, 1 << 15


@pytest.mark.parametrize(
    "abi,unknown",
    [
        (1, _REFER | _TRUNCATE | _IOCTL),
        (2, _TRUNCATE | _IOCTL),
        (3, _IOCTL),
        (4, _IOCTL),
        (5, 0),
        (7, 0),
    ],
)
def test_rights_that_a_kernel_does_not_know_are_left_out(abi: int, unknown: int) -> None:
    """Source: landlock(7), "Landlock ABI versions"."""
    assert landlock.supported(landlock.EVERYTHING, abi=abi) == 0xFFFF & ~unknown


@pytest.mark.parametrize("abi,size", [(0, 0), (1, 8), (3, 8), (4, 16), (5, 16), (6, 24), (7, 24)])
def test_attributes_have_the_size_of_the_version(abi: int, size: int) -> None:
    """A kernel refuses a larger structure whose tail is not zero."""
    attributes = landlock.ruleset_attributes(abi=abi)
    assert len(attributes) == size
    if attributes:
        (handled,) = struct.unpack_from("<Q", attributes)
        assert handled == landlock.supported(landlock.EVERYTHING, abi=abi)


def test_reading_grants_no_writing() -> None:
    """The grants are disjoint where they must be."""
    assert not landlock.READ & landlock.WRITE_FILE
    assert landlock.HAND_OVER & landlock.WRITE_FILE
    assert landlock.abi_version() >= 0
