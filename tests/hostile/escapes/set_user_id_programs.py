# Tries: to gain root by every set-user-id and set-group-id program, with LD_PRELOAD too.
# Ends: exited 0
"""What counts is as whom each runs once it has been executed, not what it then does."""

import contextlib
import os
import signal
import stat
import sys

SEARCHED = (
    "/usr/bin",
    "/usr/sbin",
    "/usr/local/bin",
    "/usr/lib/openssh",
    "/usr/lib/dbus-1.0",
    "/usr/lib/polkit-1",
)


def privileged() -> list[str]:
    """Return the programs that would run as somebody else."""
    found = []
    for directory in filter(os.path.isdir, SEARCHED):
        for entry in os.scandir(directory):
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISREG(mode) and mode & (stat.S_ISUID | stat.S_ISGID):
                found.append(entry.path)
    return sorted(found)


def users_in_status(pid: int) -> set[str]:
    """Return the users and groups of a process; none while it is hidden.

    It is for a moment of its execution, and may then hide itself.
    """
    for _ in range(1000):
        with contextlib.suppress(FileNotFoundError), open(f"/proc/{pid}/status") as file:
            lines = [line for line in file if line.startswith(("Uid", "Gid"))]
            return {word for line in lines for word in line.split()[1:]}
    return set()


def users_once(path: str, environment: dict[str, str]) -> set[str]:
    """Return the users and groups with which a program runs; none if it hid itself too soon."""
    executed, keep = os.pipe()  # closed by the execution itself
    pid = os.fork()
    if pid == 0:
        null = os.open("/dev/null", os.O_RDWR)
        for descriptor in range(3):
            os.dup2(null, descriptor)
        try:
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))  # its parent looks first
            os.execve(path, [path, "--help"], environment)
        finally:
            os._exit(1)  # it may not be executed by everybody
    os.close(keep)
    os.read(executed, 1)
    os.close(executed)
    seen = users_in_status(pid)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return seen


def users_of(path: str, environment: dict[str, str]) -> set[str]:
    """Return the users and groups with which a program runs."""
    for _ in range(20):
        if seen := users_once(path, environment):
            return seen
    return {"hidden"}


own = {str(number) for number in (os.getuid(), os.getgid())}
if not os.statvfs("/usr").f_flag & os.ST_NOSUID:
    sys.exit("set-user-id bits count below /usr")
for program in privileged():
    for extra in ({}, {"LD_PRELOAD": "/tmp/none.so", "LD_AUDIT": "/tmp/none.so"}):
        others = users_of(program, {"PATH": "/usr/bin", **extra}) - own
        if others:
            sys.exit(f"{program} ran as {others}")
