"""What runs could leave on the host, looked at from outside."""

import contextlib
import fnmatch
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import sandbox.pool

_LEAVES = 3


def _parents() -> dict[int, int]:
    """Return the parent of every process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            text = (path / "stat").read_text(errors="replace")
            found[int(path.name)] = int(text.rpartition(")")[2].split()[1])
    return found


def descendants(of: int | None = None) -> set[int]:
    """Return every process below one, this one by default."""
    parents = _parents()
    found = {of or os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {of or os.getpid()}


def children_of(pid: int) -> set[int]:
    """Return the processes that one has started and that are not reaped."""
    return {child for child, parent in _parents().items() if parent == pid}


def is_gone(pid: int) -> bool:
    """Return whether a process has ended; one that waits to be reaped has."""
    with contextlib.suppress(OSError):
        text = (Path("/proc") / str(pid) / "stat").read_text(errors="replace")
        return text.rpartition(")")[2].split()[0] in "ZX"
    return True


def zygotes(judge: int | None = None) -> dict[int, int]:
    """Return the keepers of a judge with the zygote of each."""
    parents = _parents()
    keepers = [
        pid
        for pid, parent in parents.items()
        if parent == (judge or os.getpid()) and _name(pid).startswith("zygote")
    ]
    return {
        keeper: pid for keeper in keepers for pid, parent in parents.items() if parent == keeper
    }


def waiting(zygotes: Iterable[int]) -> set[int]:
    """Return the processes that wait to become a zygote's next program; each has one at most."""
    found = set()
    for zygote in zygotes:
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split()
            found |= {int(child) for child in children if _name(int(child)) == _name(zygote)}
    return found


def _name(pid: int) -> str:
    with contextlib.suppress(OSError):
        text = (Path("/proc") / str(pid) / "stat").read_text(errors="replace")
        return text.partition("(")[2].rpartition(")")[0]
    return ""


def program_users() -> set[int]:
    """Return the users that this judge's programs may have."""
    return {os.geteuid()} if os.geteuid() else set(sandbox.pool._UIDS)


def _left_files() -> Iterator[str]:
    """Yield what program users own where everybody may write, but for the tests' own directories.

    Other tests, whose judges have the same user, may be at work beside these.
    """
    users = program_users()
    for place in ("/tmp", "/dev/shm", "/var/tmp", "/dev/mqueue"):
        with contextlib.suppress(OSError):
            for path in Path(place).iterdir():
                with contextlib.suppress(OSError):
                    if path.lstat().st_uid in users and not path.name.startswith("judge-test-"):
                        yield f"file {path}"


def _left_ipc() -> Iterator[str]:
    users = {str(user) for user in program_users()}
    for kind in ("shm", "sem", "msg"):
        with contextlib.suppress(OSError):
            head, *lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()
            column = head.split().index("uid")
            yield from (
                f"{kind} {line.split()[1]}" for line in lines if line.split()[column] in users
            )


def _left_keys() -> Iterator[str]:
    """Yield the keys and keyrings of programs' users. Source: proc(5), "/proc/keys"."""
    users = {str(user) for user in program_users()}
    with contextlib.suppress(OSError):
        for line in Path("/proc/keys").read_text(errors="replace").splitlines():
            fields = line.split()
            if fields[5] in users:
                yield f"key {fields[0]} {' '.join(fields[7:])}"


def groups(judge: int | None = None) -> set[str]:
    """Return a judge's control groups, this one's by default."""
    pattern = f"judge-*-{judge or os.getpid()}-*"
    return {  # whose directories come and go; `walk` takes that as it is
        f"{parent}/{name}"
        for parent, names, _ in os.walk("/sys/fs/cgroup")
        for name in fnmatch.filter(names, pattern)
    }


def _left_groups(zygotes_alive: int) -> Iterator[str]:
    """Yield all groups if there are more than those of the zygotes, and what they should not hold.

    A zygote has one name, which may stand in several hierarchies. Below it, with version 2, are the
    leaves of the run before, the next and the one after that.
    """
    found = {Path(path) for path in groups()}
    if len({path.name for path in found}) > zygotes_alive:
        yield from (f"group {path}" for path in found)
    for path in found:
        below = _directories(path)
        leaves = {leaf for leaf in below if leaf.name.isdigit()}
        made = (below - leaves).union(*map(_directories, leaves))
        yield from (f"group {group}" for group in (below if len(leaves) > _LEAVES else made))


def _directories(path: Path) -> set[Path]:
    with contextlib.suppress(OSError):
        return {below for below in path.iterdir() if below.is_dir()}
    return set()


def host_state() -> set[str]:
    """Return what runs could leave on the host: programs, mounts, groups, objects and files."""
    pairs = zygotes()
    programs = descendants() - set(pairs) - set(pairs.values()) - waiting(pairs.values())
    return {
        *(f"process {pid} {_name(pid)}" for pid in programs),
        *(f"mount {line}" for line in Path("/proc/self/mountinfo").read_text().splitlines()),
        *_left_groups(len(pairs)),
        *_left_files(),
        *_left_ipc(),
        *_left_keys(),
    }


def network_state() -> set[str]:
    """Return the interfaces and the named sockets of this process's network.

    Others on the machine make sockets as well: to be compared in a network of one's own only.
    """
    sockets = Path("/proc/net/unix").read_text(errors="replace").splitlines()[1:]
    interfaces = Path("/proc/net/dev").read_text().splitlines()[2:]
    named = (line.split(maxsplit=7) for line in sockets)
    return {
        *(f"interface {line.partition(':')[0].strip()}" for line in interfaces),
        *(f"socket {fields[7]}" for fields in named if len(fields) > 7),
    }
