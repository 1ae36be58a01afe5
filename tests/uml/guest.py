"""Boots a User-Mode Linux kernel that sees this machine's files and runs one command in it as root.

The guest is one process of the host (with a host process for each program in it) and needs no
privilege and no image: its root is the host's `/`, read-only. What the guest has of its own:

    /proc /sys /dev     of the guest's kernel
    /tmp /var/tmp       empty, in memory; HOME lies there
    /dev/shm
    a shared directory  the host's, writable, at the path that it has on the host

Directories that the command needs and that the guest's own would hide (a clone below /tmp) are
mounted again, read-only.

    python -m tests.uml.guest [--setup SHELL] [--memory MIB] [--seconds S] -- COMMAND...

boots a guest with control groups of version 2, shows the console and exits with COMMAND's status.
"""

import argparse
import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parents[2]
"""The repository."""

GROUPS_V2 = "mount -t cgroup2 cgroup2 /sys/fs/cgroup"
"""Shell command that mounts the control groups as most systems do, without any controller on."""

_KERNEL = "linux.uml"
_MIB = 1 << 20
_PRIVATE = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))
_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/tmp/home",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
}

_INIT = """\
#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
for directory in /tmp /var/tmp; do mount -t tmpfs -o mode=1777 tmpfs $directory; done
mkdir -p /dev/shm /tmp/home
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
ln -s /proc/self/fd /dev/fd
{mounts}
{setup}
cd {root}
env -i {environment} {command}
echo $? >{status}.new && mv {status}.new {status}
echo o >/proc/sysrq-trigger
sleep 60
"""
"""The first process."""

_GUARD = """read -r _ || kill -s KILL -- "-$1" """
"""Kills a group of processes once nobody holds the other end of its input, unless it is told that
all is well. So a guest does not outlive tests that are killed themselves."""


class GuestError(Exception):
    """The guest itself failed, so nothing is known about the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What a guest is made of."""

    shared: Path
    """Directory of the host in which the command may write; absolute."""
    memory_mib: int = 512
    core: int | None = None
    """Core of the host on which the guest runs, which makes it faster; None: any."""
    setup: str = GROUPS_V2
    """Shell commands that run before the command, as root."""
    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Of the command, beside PATH, HOME and LANG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended in a guest."""

    status: int
    """As a shell tells it: 128 and more for a signal."""
    console: str
    """What was written to the console; empty if it was shown."""


def why_missing() -> str:
    """Return why this machine cannot boot a guest; empty if it can."""
    if shutil.which(_KERNEL) is None:
        return f"no {_KERNEL}; on Debian: apt install user-mode-linux"
    return ""


def run(
    command: Sequence[str], guest: Guest, *, seconds: float, show_console: bool = False
) -> Ended:
    """Boot a guest, run a command in it as root from the repository, and shut it down.

    Args:
        command: Program and arguments; found as a shell would.
        guest: What the guest is made of.
        seconds: Time for all of it, after which the guest is killed.
        show_console: The console is this process's standard output.

    Raises:
        GuestError: The guest did not boot, crashed or ran out of time; the message says which and
            holds the end of the console.
    """
    reason = why_missing()
    if reason:
        raise GuestError(reason)
    with tempfile.TemporaryDirectory(prefix="judge-guest-") as name:
        scratch = Path(name)
        status, init, console = scratch / "status", scratch / "init", scratch / "console"
        init.write_text(_init_script(command, guest, scratch), encoding="utf-8")
        init.chmod(0o755)
        with console.open("wb") as output:
            late = _boot(
                _kernel_command(guest, scratch),
                _memory_directory(guest.memory_mib),
                output=sys.stdout.fileno() if show_console else output.fileno(),
                seconds=seconds,
            )
        text = console.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        if not status.exists():
            what = f"did not end within {seconds:g} s" if late else "died before its command ended"
            raise GuestError(f"the guest {what}; end of its console:\n{text[-3000:]}")
        return Ended(status=int(status.read_text()), console=text)


def _init_script(command: Sequence[str], guest: Guest, scratch: Path) -> str:
    needed = {ROOT, Path(sys.prefix), Path(sys.base_prefix)}
    mounts = [_mount_line(path, "ro") for path in sorted(needed) if _is_hidden(path)]
    mounts += [_mount_line(path, "rw") for path in (guest.shared, scratch)]
    environment = {**_ENVIRONMENT, **guest.environment}
    return _INIT.format(
        mounts="\n".join(mounts),
        setup=guest.setup,
        root=shlex.quote(str(ROOT)),
        environment=shlex.join(f"{name}={value}" for name, value in environment.items()),
        command=shlex.join(command),
        status=shlex.quote(str(scratch / "status")),
    )


def _is_hidden(path: Path) -> bool:
    return any(path.is_relative_to(private) for private in _PRIVATE)


def _mount_line(path: Path, mode: str) -> str:
    """Return the shell command that mounts a directory of the host where the host has it."""
    make = f"mkdir -p {shlex.quote(str(path))}; " if _is_hidden(path) else ""
    return f"{make}mount -t hostfs -o {mode},{shlex.quote(str(path))} none {shlex.quote(str(path))}"


def _memory_directory(memory_mib: int) -> Path:
    """Return where the kernel is to put its memory, a file that it unlinks at once."""
    shared_memory = Path("/dev/shm")
    if shared_memory.is_dir() and shutil.disk_usage(shared_memory).free > 2 * memory_mib * _MIB:
        return shared_memory
    return Path(tempfile.gettempdir())


def _kernel_command(guest: Guest, scratch: Path) -> list[str]:
    pin = [] if guest.core is None else ["taskset", "-c", str(guest.core)]
    return [
        *pin,
        _KERNEL,
        f"mem={guest.memory_mib}M",
        "root=/dev/root",
        "rootfstype=hostfs",
        "rootflags=/",
        "ro",
        f"init={scratch}/init",
        "con=null",
        "con0=fd:0,fd:1",
        f"uml_dir={scratch}",
        "umid=guest",
        "quiet",
        "loglevel=1",
        "panic=-1",
        "noreboot",
    ]


def _boot(command: Sequence[str], memory: Path, *, output: int, seconds: float) -> bool:
    """Run the kernel to its end; return whether it had to be killed."""
    kernel = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env={**os.environ, "TMPDIR": str(memory)},
        start_new_session=True,
    )
    with _guarded(kernel.pid):
        try:
            kernel.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return True
        else:
            return False
        finally:
            kernel.kill()
            kernel.wait()
            _kill_session(kernel.pid)


@contextlib.contextmanager
def _guarded(group: int) -> Iterator[None]:
    """Have a group of processes killed if this process ends before the block does."""
    with subprocess.Popen(
        ("sh", "-c", _GUARD, "sh", str(group)), stdin=subprocess.PIPE, start_new_session=True
    ) as guard:
        yield
        guard.communicate(b"all is well\n")


def _kill_session(leader: int) -> None:
    """Kill every process of the kernel's session: one for each program of the guest, and helpers.

    They do not end with the kernel, which must be dead: it would see its programs die and go on.
    """
    while alive := [pid for pid, session in sessions() if session == leader]:
        for pid in alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def sessions() -> Iterator[tuple[int, int]]:
    """Yield every process of some guest that has not ended, with its session."""
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            text = (path / "stat").read_text(errors="replace")
            state, _, _, session = text.rpartition(")")[2].split()[:4]
            if f"({_KERNEL})" in text and state not in "ZX":
                yield int(path.name), int(session)


def main() -> int:
    """Run a command in a guest as the module's text says; return its status."""
    parser = argparse.ArgumentParser(prog="python -m tests.uml.guest")
    parser.add_argument("--setup", default=GROUPS_V2, help="shell commands that run first")
    parser.add_argument("--memory", type=int, default=512, metavar="MIB")
    parser.add_argument("--seconds", type=float, default=300, metavar="S")
    parser.add_argument("--shared", type=Path, help="directory in which the command may write")
    parser.add_argument("command", nargs="+", metavar="COMMAND")
    asked = parser.parse_args()
    core = max(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="judge-shared-") as own:
        guest = Guest(
            shared=(asked.shared or Path(own)).resolve(),
            memory_mib=asked.memory,
            core=core,
            setup=asked.setup,
        )
        return run(asked.command, guest, seconds=asked.seconds, show_console=True).status


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GuestError as error:
        sys.exit(str(error))
