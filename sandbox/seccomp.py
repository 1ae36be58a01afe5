"""Which system calls a run may not make, assembled to the kernel's filter bytes.

A deny list: what namespaces, limits and an empty network do not cover is refused with an error that
programs know how to live with. Calls through a foreign interface (32-bit, x32), whose numbers mean
other things, kill.

The filter is installed once per zygote and inherited; per run it would be the most expensive part
of the sandbox.
"""

import errno
import platform
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.system_calls import CONDITIONAL, DENIED, MACHINES

_LD, _JEQ, _JGE, _JSET, _RET = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_SUCCEED = _ERRNO
"""An error of number 0: the call returns as if it had been made."""
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16
_X32_BIT = 0x40000000

_NEW_NAMESPACES = 0x7E020080
"""CLONE_NEW{TIME,NS,CGROUP,UTS,IPC,USER,PID,NET}."""

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """If an argument compares so, the call gets `action` at once."""

    argument: int
    comparison: int
    value: int
    action: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """What happens to one call: the first check that holds decides, else `otherwise`."""

    number: int
    checks: tuple[_Check, ...] = ()
    otherwise: int = _ALLOW


def _refuse(error: int) -> int:
    return _ERRNO | error


def _clone3_rule(index: int) -> _Rule:
    """Return the ban of clone3, whose flags lie in memory where no filter can look.

    ENOSYS makes C libraries fall back to clone.
    """
    return _Rule(number=CONDITIONAL["clone3"][index], otherwise=_refuse(errno.ENOSYS))


_LOCK, _WAIT_FOR_LOCK = 6, 7
_LOCK_OPEN_FILE, _WAIT_FOR_OPEN_FILE = 37, 38
_SET_LEASE, _NOTIFY = 1024, 1026
_PAGE_OUT = 21
_KCMP_VM = 1
_AF_UNIX = 1


def _file_rules(number: Mapping[str, int]) -> list[_Rule]:
    """Return what closes the ways by which runs can tell each other something through files.

    Locks succeed without being taken: runtimes and tools live with that, but not with an error. A
    lease would make the judge's own opening of a file wait. Pages that a run sends to swap would no
    longer be charged to it, and room that is reserved beyond a file's end is no part of its size.
    """
    denied, unsupported = _refuse(errno.EPERM), _refuse(errno.EOPNOTSUPP)

    def compared(argument: int, action: int, *values: int) -> tuple[_Check, ...]:
        return tuple(
            _Check(argument=argument, comparison=_JEQ, value=value, action=action)
            for value in values
        )

    locks = (_LOCK, _WAIT_FOR_LOCK, _LOCK_OPEN_FILE, _WAIT_FOR_OPEN_FILE)
    return [
        _Rule(number=number["flock"], otherwise=_SUCCEED),
        _Rule(
            number=number["fcntl"],
            checks=compared(1, _SUCCEED, *locks) + compared(1, denied, _SET_LEASE, _NOTIFY),
        ),
        _Rule(
            number=number["socketpair"],
            checks=compared(0, _ALLOW, _AF_UNIX),
            otherwise=_refuse(errno.EAFNOSUPPORT),
        ),
        _Rule(number=number["fallocate"], checks=compared(1, _ALLOW, 0), otherwise=unsupported),
        _Rule(number=number["madvise"], checks=compared(2, _refuse(errno.EINVAL), _PAGE_OUT)),
        *(
            _Rule(number=number[name], otherwise=unsupported)
            for name in ("setxattr", "lsetxattr", "fsetxattr", "setxattrat")
        ),
    ]


def _conditional_rules(index: int, *, sampled: bool) -> list[_Rule]:
    number = {name: numbers[index] for name, numbers in CONDITIONAL.items()}
    denied = _refuse(errno.EPERM)
    families = (
        1,
        2,
        10,
        16,
    )  # AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: those of the empty network namespace
    rules = [
        _Rule(
            number=number["clone"],
            checks=(_Check(argument=0, comparison=_JSET, value=_NEW_NAMESPACES, action=denied),),
        ),
        # Process 1 is the zygote, which has the program's own user where the judge is not root.
        *(
            _Rule(
                number=number[name],
                checks=(_Check(argument=0, comparison=_JEQ, value=1, action=denied),),
            )
            for name in ("prlimit64", "sched_setscheduler", "sched_setparam", "sched_setattr")
        ),
        _Rule(
            number=number["setpriority"],
            checks=(
                _Check(argument=0, comparison=_JEQ, value=1, action=denied),
                _Check(argument=0, comparison=_JEQ, value=2, action=denied),
                _Check(argument=1, comparison=_JEQ, value=1, action=denied),
            ),
        ),
        _Rule(
            number=number["socket"],
            checks=tuple(
                _Check(argument=0, comparison=_JEQ, value=f, action=_ALLOW) for f in families
            ),
            otherwise=_refuse(errno.EAFNOSUPPORT),
        ),
        _Rule(
            number=number["ioctl"],  # TIOCSTI and TIOCLINUX type into a terminal
            checks=tuple(
                _Check(argument=1, comparison=_JEQ, value=v, action=denied)
                for v in (0x5412, 0x541C)
            ),
        ),
    ]
    rules += _file_rules(number)
    same_memory = (_Check(argument=2, comparison=_JEQ, value=_KCMP_VM, action=_ALLOW),)
    rules.append(
        _Rule(number=number["kcmp"], checks=same_memory if sampled else (), otherwise=denied)
    )
    if sampled:
        rules.append(_Rule(number=number["memfd_create"], otherwise=_refuse(errno.ENOSYS)))
    return rules


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)


def _assembled(rule: _Rule) -> bytes:
    body = b"".join(
        _instruction(_LD, _ARGUMENTS + 8 * check.argument)
        + _instruction(check.comparison, check.value, 0, 1)
        + _instruction(_RET, check.action)
        for check in rule.checks
    )
    body += _instruction(_RET, rule.otherwise)
    return _instruction(_JEQ, rule.number, 0, len(body) // 8) + body


def _index_of(machine: str | None) -> int:
    machine = machine or platform.machine()
    if machine not in MACHINES:
        raise ValueError(f"no system call filter for {machine}, only for {' and '.join(MACHINES)}")
    return MACHINES.index(machine)


def child_filter_bytes(*, machine: str | None = None) -> bytes:
    """Return what a program gets on top of a filter that allows clone3: the ban of it.

    Args:
        machine: As for `filter_bytes`; the filter below has checked the interface.

    Raises:
        ValueError: As for `filter_bytes`.
    """
    rule = _clone3_rule(_index_of(machine))
    return _instruction(_LD, _NUMBER) + _assembled(rule) + _instruction(_RET, _ALLOW)


def filter_bytes(
    *,
    machine: str | None = None,
    sampled: bool = False,
    allow_clone3: bool = False,
) -> bytes:
    """Return the filter as an array of `struct sock_filter`.

    Args:
        machine: As `platform.machine()` names it; None means this one.
        sampled: Whether no cgroup counts memory. Then `memfd_create` is refused too, for files that
            lie in memory but in no process would not be counted at all, and `kcmp` may tell whether
            two processes share theirs: the zygote asks that.
        allow_clone3: Whether the zygote itself needs the call; its programs get
            `child_filter_bytes` then.

    Raises:
        ValueError: The filter is not known for this machine.
    """
    index = _index_of(machine)
    machine = MACHINES[index]
    program = _instruction(_LD, _ARCH)
    program += _instruction(_JEQ, _AUDIT_ARCH[machine], 1, 0) + _instruction(_RET, _KILL_PROCESS)
    program += _instruction(_LD, _NUMBER)
    if machine == "x86_64":
        program += _instruction(_JGE, _X32_BIT, 0, 1) + _instruction(_RET, _KILL_PROCESS)
    denied = [
        _Rule(number=number, otherwise=_refuse(errno.EPERM))
        for numbers in DENIED.values()
        if (number := numbers[index]) is not None
    ]
    rules = denied + _conditional_rules(index, sampled=sampled)
    if not allow_clone3:
        rules.append(_clone3_rule(index))
    return program + b"".join(map(_assembled, rules)) + _instruction(_RET, _ALLOW)


def denied_names() -> tuple[str, ...]:
    """Return the names of the calls that are always refused."""
    return (*DENIED, "clone3")
