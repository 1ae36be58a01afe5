"""The messages, taken apart as the zygote does."""

import struct
from pathlib import PurePosixPath

import pytest

from sandbox.landlock import Rule
from sandbox.protocol import (
    MAX_WORDS,
    MESSAGE_BYTES,
    OP_RUN,
    OP_SETUP,
    REPLY_BYTES,
    SetUp,
    pack_limits,
    pack_run,
    pack_setup,
    unpack_reply,
)
from sandbox.types import Limits, RunRequest
from sandbox.world import ENVIRONMENT, Step, StepKind

_LIMITS = Limits(cpu_us=11, wall_us=22, memory_bytes=33, output_bytes=44)


def _request(*argv: str, **env: str) -> RunRequest:
    return RunRequest(
        argv=argv, limits=_LIMITS, stdin=0, stdout=1, stderr=2, env=env, cwd=PurePosixPath("/there")
    )


def test_a_run_message_holds_what_was_asked() -> None:
    """Numbers first, then limits, then the directory, the arguments and the environment."""
    limits = pack_limits(_LIMITS, rlimits=[(7, 8, 9)], user=(5, 6), sampled=True)
    packet = pack_run(_request("/bin/x", "", "ü", HOME="/h"), limits, group_descriptors=6)
    layout = "<IQQQIIIIIQQIII"
    head = struct.unpack_from(layout, packet)
    assert head == (OP_RUN, 11, 22, 33, 1, 5, 6, 1, 7, 8, 9, 6, 3, len(ENVIRONMENT))
    words = packet[struct.calcsize(layout) :].decode().split("\0")
    environment = [f"{name}={value}" for name, value in {**ENVIRONMENT, "HOME": "/h"}.items()]
    assert words == ["/there", "/bin/x", "", "ü", *environment, ""]


def test_memory_is_watched_only_where_it_must_be() -> None:
    """A group needs no second watch."""
    packet = pack_limits(_LIMITS, rlimits=[], user=None, sampled=False)
    assert struct.unpack_from("<IQQQIII", packet)[3:] == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "argv,fits",
    [
        (("/x", "y" * (MESSAGE_BYTES // 2)), True),
        (("/x", "y" * MESSAGE_BYTES), False),
        (("/x",) * (MAX_WORDS - 1 - len(ENVIRONMENT)), True),
        (("/x",) * (MAX_WORDS - len(ENVIRONMENT)), False),
        (("/x", "a\0b"), False),
        ((), False),
    ],
    ids=["large", "too large", "many", "too many", "NUL", "none"],
)
def test_what_does_not_fit_a_message_is_refused(argv: tuple[str, ...], *, fits: bool) -> None:
    """The zygote ends on a malformed message, so none may be sent."""
    if fits:
        assert len(pack_run(_request(*argv), b"")) <= MESSAGE_BYTES
    else:
        with pytest.raises(ValueError, match=r"."):
            pack_run(_request(*argv), b"")


def _setup(**changes: object) -> SetUp:
    plain: dict[str, object] = {
        "core": -1,
        "user_namespace": True,
        "cgroups": ("/g1", "/g2"),
        "cgroup_namespace": True,
        "uid": 5,
        "gid": 6,
        "capabilities": 1 << 40,
        "ruleset": b"rules",
        "host_rules": (Rule(path="/h", access=3),),
        "root_rules": (),
        "new_root": "/sys",
        "steps": (Step(kind=StepKind.BIND, target="usr", source="/usr", flags=7),),
        "has_box": True,
        "task_clock": False,
        "instructions": True,
        "group_version": 2,
        "peak_resets": False,
        "cpu_unit_ns": 1000,
        "filter": b"12345678",
        "child_filter": b"1234",
    }
    return SetUp(**{**plain, **changes})  # type: ignore[arg-type]


def test_a_setup_message_holds_the_world() -> None:
    """In the order in which the zygote needs it."""
    assert pack_setup(_setup()) == b"".join(
        (
            struct.pack("<IiII", OP_SETUP, -1, 1, 2),
            b"/g1\0/g2\0",
            struct.pack("<I", 1),
            struct.pack("<IIQ", 5, 6, 1 << 40),
            struct.pack("<I", 5) + b"rules",
            struct.pack("<IQ", 1, 3) + b"/h\0",
            b"/sys\0",
            struct.pack("<IQ", 2, 7) + b"usr\0/usr\0",
            struct.pack("<I", 0),
            struct.pack("<I", 0),
            struct.pack("<IIIIIQ", 1, 0, 1, 2, 0, 1000),
            struct.pack("<I", 8) + b"12345678",
            struct.pack("<I", 4) + b"1234",
        )
    )


def test_a_path_with_a_nul_byte_is_refused() -> None:
    """It would shift all that follows."""
    with pytest.raises(ValueError, match="NUL"):
        pack_setup(_setup(new_root="/a\0b"))


def test_an_answer_is_unpacked() -> None:
    """Its size is that of the structure in C, without holes."""
    packet = struct.pack(
        "<i60si3I13q",
        2,
        b"execve /x",
        9,
        1,
        3,
        1,
        10,
        11,
        12,
        13,
        14,
        15,
        16,
        17,
        18,
        -1,
        19,
        20,
        21,
    )
    assert len(packet) == REPLY_BYTES == 184
    reply = unpack_reply(packet)
    assert (reply.error, reply.step_name, reply.status, reply.cause) == (2, "execve /x", 9, 1)
    assert (reply.leftover, reply.dirty, reply.wall_us, reply.cpu_us) == (3, 1, 10, 11)
    assert (reply.sampled_bytes, reply.instructions) == (15, -1)
    assert (reply.output_bytes, reply.major_faults, reply.ended_us) == (19, 20, 21)
    assert (reply.peak_bytes, reply.charged_bytes, reply.memory_kills) == (16, 17, 18)
