"""Landlock, a second wall: what may be touched even if a path leads out of the root.

Source: Linux `include/uapi/linux/landlock.h`; which rights exist depends on the kernel's ABI
version.
"""

import ctypes
import functools
import struct
from dataclasses import dataclass

_CREATE_RULESET = 444
_VERSION_FLAG = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_AND_REMOVE = sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_BIND_AND_CONNECT_TCP = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11

READ = EXECUTE | READ_FILE | READ_DIR
HAND_OVER = WRITE_FILE | READ_FILE | _TRUNCATE
DEVICES = WRITE_FILE | READ_FILE | READ_DIR | _IOCTL_DEV | _TRUNCATE
EVERYTHING = READ | WRITE_FILE | _MAKE_AND_REMOVE | _REFER | _TRUNCATE | _IOCTL_DEV

_ABI_TRUNCATE, _ABI_REFER, _ABI_NET, _ABI_IOCTL, _ABI_SCOPE = 3, 2, 4, 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Grants `access` to everything below `path`."""

    path: str
    access: int


@functools.cache
def abi_version() -> int:
    """Return the kernel's Landlock ABI version, 0 if it has none."""
    version: int = ctypes.CDLL(None, use_errno=True).syscall(
        _CREATE_RULESET, None, 0, _VERSION_FLAG
    )
    return max(version, 0)


def supported(access: int, *, abi: int) -> int:
    """Return the part of `access` that a kernel of this ABI knows."""
    unknown = 0
    for right, since in (
        (_REFER, _ABI_REFER),
        (_TRUNCATE, _ABI_TRUNCATE),
        (_IOCTL_DEV, _ABI_IOCTL),
    ):
        if abi < since:
            unknown |= right
    return access & ~unknown


def ruleset_attributes(*, abi: int) -> bytes:
    """Return `struct landlock_ruleset_attr` that forbids all this ABI can; empty for ABI 0."""
    if abi == 0:
        return b""
    attributes = struct.pack("<Q", supported(EVERYTHING, abi=abi))
    if abi >= _ABI_NET:
        attributes += struct.pack("<Q", _BIND_AND_CONNECT_TCP)
    if abi >= _ABI_SCOPE:
        attributes += struct.pack("<Q", _ABSTRACT_SOCKETS_AND_SIGNALS)
    return attributes
