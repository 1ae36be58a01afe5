"""The system call filter, judged by running its bytes."""

import errno
import struct

import pytest

from sandbox.seccomp import child_filter_bytes, denied_names, filter_bytes

_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_EPERM = 0x00050000 | errno.EPERM
_ENOSYS = 0x00050000 | errno.ENOSYS
_NO_FAMILY = 0x00050000 | errno.EAFNOSUPPORT
_UNSUPPORTED = 0x00050000 | errno.EOPNOTSUPP
_SUCCEED = 0x00050000
_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NEW_USER, _NEW_TIME, _THREAD = 0x10000000, 0x80, 0x3D0F00
_FIRST = {
    "x86_64": {
        "clone": 56,
        "clone3": 435,
        "socket": 41,
        "prlimit64": 302,
        "ioctl": 16,
        "memfd_create": 319,
        "setpriority": 141,
        "read": 0,
        "ptrace": 101,
        "mount": 165,
        "socketpair": 53,
        "fcntl": 72,
        "flock": 73,
        "fallocate": 285,
        "madvise": 28,
        "setxattr": 188,
        "kcmp": 312,
        "inotify_init1": 294,
        "io_setup": 206,
        "io_uring_setup": 425,
    },
    "aarch64": {
        "clone": 220,
        "clone3": 435,
        "socket": 198,
        "prlimit64": 261,
        "ioctl": 29,
        "memfd_create": 279,
        "setpriority": 140,
        "read": 63,
        "ptrace": 117,
        "mount": 40,
        "socketpair": 199,
        "fcntl": 25,
        "flock": 32,
        "fallocate": 47,
        "madvise": 233,
        "setxattr": 5,
        "kcmp": 272,
        "inotify_init1": 26,
        "io_setup": 0,
        "io_uring_setup": 425,
    },
}


def _decision(program: bytes, machine_code: int, number: int, *arguments: int) -> int:
    """Run a filter as the kernel does. Source: seccomp(2), `struct seccomp_data`; classic BPF."""
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("<IIQ6Q", number, machine_code, 0, *padded)
    at = accumulator = 0
    while True:
        code, if_true, if_false, value = struct.unpack_from("<HBBI", program, at * 8)
        at += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, value)
            case 0x06:
                return int(value)
            case 0x15 | 0x35 | 0x45:
                holds = {
                    0x15: accumulator == value,
                    0x35: accumulator >= value,
                    0x45: accumulator & value,
                }
                at += if_true if holds[code] else if_false
            case _:
                pytest.fail(f"unknown instruction {code:#x}")


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize(
    "call,arguments,decision",
    [
        ("read", (), _ALLOW),
        ("ptrace", (), _EPERM),
        ("mount", (), _EPERM),
        ("io_uring_setup", (), _EPERM),
        ("clone3", (), _ENOSYS),
        ("clone", (17,), _ALLOW),
        ("clone", (_THREAD,), _ALLOW),
        ("clone", (_NEW_USER | 17,), _EPERM),
        ("clone", (_NEW_TIME | 17,), _EPERM),
        ("socket", (1,), _ALLOW),
        ("socket", (2,), _ALLOW),
        ("socket", (10,), _ALLOW),
        ("socket", (17,), _NO_FAMILY),
        ("socket", (38,), _NO_FAMILY),
        ("socket", (40,), _NO_FAMILY),
        ("prlimit64", (0, 7), _ALLOW),
        ("prlimit64", (1, 7), _EPERM),
        ("prlimit64", (1 << 32 | 1, 7), _EPERM),
        ("setpriority", (0, 0, 5), _ALLOW),
        ("setpriority", (0, 1, 5), _EPERM),
        ("setpriority", (1, 0, 5), _EPERM),
        ("setpriority", (2, 0, 5), _EPERM),
        ("ioctl", (0, 0x5401), _ALLOW),
        ("ioctl", (0, 0x5412), _EPERM),
        ("ioctl", (0, 0x541C), _EPERM),
        ("memfd_create", (), _ALLOW),
        ("socketpair", (1,), _ALLOW),
        ("socketpair", (40,), _NO_FAMILY),
        ("flock", (3, 2), _SUCCEED),
        ("fcntl", (3, 3), _ALLOW),
        ("fcntl", (3, 5), _ALLOW),
        ("fcntl", (3, 6), _SUCCEED),
        ("fcntl", (3, 38), _SUCCEED),
        ("fcntl", (3, 1024), _EPERM),
        ("fcntl", (3, 1 << 32 | 1026), _EPERM),
        ("fallocate", (3, 0), _ALLOW),
        ("fallocate", (3, 1), _UNSUPPORTED),
        ("madvise", (0, 0, 4), _ALLOW),
        ("madvise", (0, 0, 21), 0x00050000 | errno.EINVAL),
        ("setxattr", (), _UNSUPPORTED),
        ("kcmp", (2, 3, 1), _EPERM),
        ("inotify_init1", (), _EPERM),
        ("io_setup", (), _EPERM),
    ],
)
def test_the_filter_decides(
    machine: str, call: str, arguments: tuple[int, ...], decision: int
) -> None:
    """Allowed calls pass, refused ones get an error that programs know."""
    program = filter_bytes(machine=machine)
    assert _decision(program, _ARCH[machine], _FIRST[machine][call], *arguments) == decision


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_files_in_memory_are_refused_where_nothing_counts_them(machine: str) -> None:
    """As if the kernel were too old for them."""
    program = filter_bytes(machine=machine, sampled=True)
    assert _decision(program, _ARCH[machine], _FIRST[machine]["memfd_create"]) == _ENOSYS


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_where_memory_is_sampled_processes_may_be_told_to_share_theirs(machine: str) -> None:
    """And nothing else of two processes is compared."""
    program = filter_bytes(machine=machine, sampled=True)
    for kind, decision in ((1, _ALLOW), (0, _EPERM), (2, _EPERM)):
        number = _FIRST[machine]["kcmp"]
        assert _decision(program, _ARCH[machine], number, 2, 3, kind) == decision


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_ban_of_clone3_may_come_with_the_program(machine: str) -> None:
    """A zygote that needs the call itself bans it, and nothing else, in the child."""
    below, above = (
        filter_bytes(machine=machine, allow_clone3=True),
        child_filter_bytes(machine=machine),
    )
    for program, clone3, mount in ((below, _ALLOW, _EPERM), (above, _ENOSYS, _ALLOW)):
        assert _decision(program, _ARCH[machine], 435) == clone3
        assert _decision(program, _ARCH[machine], {"x86_64": 165, "aarch64": 40}[machine]) == mount


@pytest.mark.parametrize(
    "machine,machine_code,number",
    [
        ("x86_64", 0x40000003, 20),  # i386
        ("x86_64", 0xC000003E, 0x40000000 | 39),  # x32
        ("aarch64", 0x40000028, 20),  # 32-bit Arm
        ("aarch64", 0xC000003E, 0),
    ],
)
def test_a_foreign_interface_kills(machine: str, machine_code: int, number: int) -> None:
    """Its numbers mean other calls."""
    assert _decision(filter_bytes(machine=machine), machine_code, number) == _KILL


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_is_short_enough_for_the_kernel(machine: str) -> None:
    """BPF_MAXINSNS is 4096, and every instruction has 8 bytes."""
    program = filter_bytes(machine=machine)
    assert len(program) % 8 == 0
    assert len(program) // 8 <= 4096


def test_an_unknown_machine_has_no_filter() -> None:
    """Rather none than a wrong one."""
    with pytest.raises(ValueError, match="riscv64"):
        filter_bytes(machine="riscv64")


def test_refused_calls_have_names() -> None:
    """For whoever explains a verdict."""
    assert {"mount", "ptrace", "clone3", "bpf"} <= set(denied_names())
