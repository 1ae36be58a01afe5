"""The messages between Python and the zygote; the other end is `zygote_message.c`.

A packet is a sequence of little-endian integers and NUL-terminated strings over a SOCK_SEQPACKET
socket pair; descriptors travel beside it.
"""

import itertools
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sandbox.landlock import Rule
from sandbox.types import Limits, RunRequest
from sandbox.world import ENVIRONMENT, Step, StepKind

OP_SETUP, OP_RUN, OP_STOP = 1, 2, 3
MESSAGE_BYTES = 192 * 1024
MAX_DESCRIPTORS = 16
MAX_WORDS = 4096

_REPLY = struct.Struct("<i60si3I13q")
REPLY_BYTES = _REPLY.size
_RLIMIT = struct.Struct("<IQQ")
_COUNTS = struct.Struct("<III")
STOP = struct.pack("<I", OP_STOP)
"""The packet that ends the run in progress; it has no answer of its own."""


class Cause:
    """What the zygote killed a run for; as in `zygote.c`."""

    NONE, CPU, WALL, MEMORY, STOPPED = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """Everything a zygote needs to build its world."""

    core: int
    """The CPU it is pinned to; -1: none."""
    user_namespace: bool
    cgroups: tuple[str, ...]
    """Directories that the keeper removes at the end."""
    cgroup_namespace: bool
    uid: int
    gid: int
    capabilities: int
    """Mask of those the zygote keeps for itself."""
    ruleset: bytes
    host_rules: tuple[Rule, ...]
    root_rules: tuple[Rule, ...]
    new_root: str
    steps: tuple[Step, ...]
    has_box: bool
    task_clock: bool
    instructions: bool
    group_version: int
    peak_resets: bool
    cpu_unit_ns: int
    """Unit of the cgroup's CPU file; 0: there is none."""
    filter: bytes
    child_filter: bytes
    """What each program gets on top; empty: nothing."""


class Reply(NamedTuple):
    """What the zygote answers; times in microseconds, -1 for "not known"."""

    error: int
    step: bytes
    """Name of the step that failed, padded with NUL."""
    status: int
    cause: int
    leftover: int
    dirty: int
    wall_us: int
    cpu_us: int
    user_us: int
    system_us: int
    largest_bytes: int
    sampled_bytes: int
    peak_bytes: int
    charged_bytes: int
    memory_kills: int
    instructions: int
    output_bytes: int
    """Size of the files behind standard output and standard error, once if they are the same."""
    major_faults: int = 0
    """Pages that had to be read for the processes that were waited for."""
    ended_us: int = 0
    """When the main process was reaped, on the monotonic clock."""

    @property
    def step_name(self) -> str:
        """Return the step as text."""
        return self.step.split(b"\0", 1)[0].decode(errors="replace")


def _string(text: str) -> bytes:
    encoded = os.fsencode(text)
    if b"\0" in encoded:
        raise ValueError(f"a NUL byte cannot be passed to a program: {text!r}")
    return encoded + b"\0"


def _rules(rules: Sequence[Rule]) -> bytes:
    return struct.pack("<I", len(rules)) + b"".join(
        struct.pack("<Q", rule.access) + _string(rule.path) for rule in rules
    )


def _step(step: Step) -> bytes:
    return struct.pack("<IQ", step.kind, step.flags) + _string(step.target) + _string(step.source)


def pack_setup(setup: SetUp) -> bytes:
    """Return the SETUP packet."""
    return b"".join(
        (
            struct.pack("<IiII", OP_SETUP, setup.core, setup.user_namespace, len(setup.cgroups)),
            *map(_string, setup.cgroups),
            struct.pack("<I", setup.cgroup_namespace),
            struct.pack("<IIQ", setup.uid, setup.gid, setup.capabilities),
            struct.pack("<I", len(setup.ruleset)),
            setup.ruleset,
            _rules(setup.host_rules),
            _string(setup.new_root),
            *map(_step, setup.steps),
            struct.pack("<I", StepKind.END),
            _rules(setup.root_rules),
            struct.pack("<III", setup.has_box, setup.task_clock, setup.instructions),
            struct.pack("<IIQ", setup.group_version, setup.peak_resets, setup.cpu_unit_ns),
            struct.pack("<I", len(setup.filter)),
            setup.filter,
            struct.pack("<I", len(setup.child_filter)),
            setup.child_filter,
        )
    )


def pack_limits(
    limits: Limits,
    *,
    rlimits: Sequence[tuple[int, int, int]],
    user: tuple[int, int] | None,
    sampled: bool,
) -> bytes:
    """Return the beginning of a RUN packet, which is the same for many runs.

    Args:
        limits: Of the run.
        rlimits: Resource, soft and hard limit.
        user: The uid and gid to become; None: stay.
        sampled: Whether memory is watched by looking at the processes.
    """
    watched_bytes = limits.memory_bytes if sampled else 0
    times = struct.pack("<IQQQ", OP_RUN, limits.cpu_us, limits.wall_us, watched_bytes)
    uid, gid = user or (0, 0)
    identity = struct.pack("<IIII", user is not None, uid, gid, len(rlimits))
    return times + identity + b"".join(itertools.starmap(_RLIMIT.pack, rlimits))


def pack_run(request: RunRequest, limits: bytes, *, group_descriptors: int = 0) -> bytes:
    """Return the RUN packet.

    Args:
        request: What to run; its environment comes on top of what every run finds.
        limits: What `pack_limits` returned for its limits.
        group_descriptors: How many of the descriptors, the last ones, are those of the control
            group of the run after this one.

    Raises:
        ValueError: Arguments, environment or descriptors are too many or too large, or hold a NUL
            byte.
    """
    if not request.argv:
        raise ValueError("argv is empty, so there is nothing to run")
    descriptors = 3 + len(request.inherit)
    if descriptors > MAX_DESCRIPTORS:
        raise ValueError(
            f"{descriptors} descriptors cannot be passed to a program, at most {MAX_DESCRIPTORS}"
        )
    environment = {**ENVIRONMENT, **request.env} if request.env else ENVIRONMENT
    words = [str(request.cwd), *request.argv, *map("=".join, environment.items()), ""]
    text = "\0".join(words).encode(errors="surrogateescape")
    if text.count(b"\0") != len(words) - 1:
        raise ValueError(f"a NUL byte cannot be passed to a program: {words}")
    counts = _COUNTS.pack(group_descriptors, len(request.argv), len(environment))
    packet = limits + counts + text
    if len(packet) > MESSAGE_BYTES or len(words) > MAX_WORDS + 1:
        raise ValueError(
            f"{len(words)} arguments and variables of {len(packet)} bytes cannot be passed "
            f"to a program, at most {MAX_WORDS} of {MESSAGE_BYTES}"
        )
    return packet


def unpack_reply(packet: bytes) -> Reply:
    """Return what the zygote said."""
    return Reply._make(_REPLY.unpack(packet))
