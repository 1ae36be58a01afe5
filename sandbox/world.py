"""What a program finds around it: mounts, devices, /tmp, box and environment, as data.

The root is a tiny file system in memory, read-only once it is built. The host shows through
read-only in its system directories and in the mounts of the request, nowhere else.
"""

import glob
import os
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path, PurePosixPath

from sandbox import landlock
from sandbox.types import BOX, Mount, Profile, RunRequest

_RDONLY, _NOSUID, _NODEV, _NOEXEC = 1, 2, 4, 8
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_NOATIME = 1, 2, 4, 8, 1024

_NEW_ROOT = "/sys"
"""Where the new root is mounted while it is built; hides what no mount of ours ever needs."""
_SYSTEM_LINKS = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
_SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/java-*", "/etc/mono")
_DEVICES = ("null", "zero", "full", "random", "urandom")
_DEVICE_LINKS = {"fd": "/proc/self/fd", "stdin": "fd/0", "stdout": "fd/1", "stderr": "fd/2"}
_TMP = {
    Profile.SOLUTION: (64 << 20, 4096),
    Profile.COMPILER: (1 << 30, 65536),
    Profile.VALIDATOR: (256 << 20, 4096),
}

ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}
"""What every run finds; a request's own values win."""


class StepKind(IntEnum):
    """As in `zygote.c`."""

    END = 0
    TMPFS = 1
    BIND = 2
    PROC = 3
    DIRECTORY = 4
    SYMLINK = 5
    FILE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to make in the new root."""

    kind: StepKind
    target: str
    """Path relative to the new root."""
    source: str = ""
    """BIND: path on the host. SYMLINK: what it points to. FILE: its text. TMPFS, PROC: mount
    options."""
    flags: int = 0
    """BIND: attributes of mount_setattr(2). TMPFS, PROC: flags of mount(2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The part of a request that is built once and serves many runs."""

    profile: Profile
    mounts: tuple[Mount, ...]
    box: tuple[int, int] | None
    """Size in bytes and number of inodes of a writable box."""

    @classmethod
    def of(cls, request: RunRequest) -> "World":
        """Return the world a request needs.

        Raises:
            ValueError: It wants both a writable box and a mount at its place.
        """
        if request.box and any(m.target == BOX or BOX in m.target.parents for m in request.mounts):
            raise ValueError(f"a request has either a box or a mount at {BOX}")
        box = (request.box.size_bytes, request.box.inodes) if request.box else None
        return cls(profile=request.profile, mounts=request.mounts, box=box)

    @property
    def new_root(self) -> str:
        """Return the directory of the host on which the new root is mounted."""
        return _NEW_ROOT

    def steps(self, *, uid: int, gid: int) -> list[Step]:
        """Return what is to be made, in order, for a program that runs as this user."""
        return [
            *_system_steps(),
            *_device_steps(),
            *_identity_steps(uid, gid),
            Step(
                kind=StepKind.PROC,
                target="proc",
                source="hidepid=2",
                flags=_MS_NOSUID | _MS_NODEV | _MS_NOEXEC,
            ),
            _tmpfs("tmp", *_TMP[self.profile], "mode=1777"),
            *self._box_steps(uid, gid),
            *(_mount_step(mount) for mount in self.mounts),
        ]

    def _box_steps(self, uid: int, gid: int) -> list[Step]:
        target = str(BOX)[1:]
        if self.box is None:
            return [Step(kind=StepKind.DIRECTORY, target=target)]
        return [_tmpfs(target, *self.box, f"mode=755,uid={uid},gid={gid}")]

    def rules(self) -> list[landlock.Rule]:
        """Return what Landlock grants below the new root."""
        rules = [
            landlock.Rule(path="/", access=landlock.READ),
            landlock.Rule(path="/dev", access=landlock.DEVICES),
            landlock.Rule(path="/tmp", access=landlock.EVERYTHING),
        ]
        if self.box is not None:
            rules.append(landlock.Rule(path=str(BOX), access=landlock.EVERYTHING))
        return rules


def _mount_step(mount: Mount) -> Step:
    if mount.source is None:
        target = str(mount.target).lstrip("/")
        flags = _MS_RDONLY | _MS_NOSUID | _MS_NODEV
        return Step(kind=StepKind.TMPFS, target=target, source="size=4096,nr_inodes=1", flags=flags)
    return _bind(str(mount.source), mount.target)


def _bind(
    source: str, target: PurePosixPath | str, attributes: int = _RDONLY | _NOSUID | _NODEV
) -> Step:
    return Step(kind=StepKind.BIND, target=str(target).lstrip("/"), source=source, flags=attributes)


def _tmpfs(target: str, size_bytes: int, inodes: int, options: str) -> Step:
    source = f"size={size_bytes},nr_inodes={inodes},{options}"
    # Reading leaves no trace for the next run, which is_dirty would not see.
    flags = _MS_NOSUID | _MS_NODEV | _MS_NOATIME
    return Step(kind=StepKind.TMPFS, target=target, source=source, flags=flags)


def _system_steps() -> list[Step]:
    steps = [_bind("/usr", "usr")]
    for name in _SYSTEM_LINKS:
        path = Path("/") / name
        if path.is_symlink():
            steps.append(Step(kind=StepKind.SYMLINK, target=name, source=str(path.readlink())))
        elif path.is_dir():
            steps.append(_bind(str(path), name))
    found = sorted(path for pattern in _SYSTEM_FILES for path in glob.glob(pattern))
    return steps + [_bind(path, path) for path in found]


def _device_steps() -> list[Step]:
    binds = [
        _bind(f"/dev/{name}", f"dev/{name}", _RDONLY | _NOSUID | _NOEXEC)
        for name in _DEVICES
        if os.access(f"/dev/{name}", os.F_OK)
    ]
    links = [
        Step(kind=StepKind.SYMLINK, target=f"dev/{name}", source=source)
        for name, source in _DEVICE_LINKS.items()
    ]
    return binds + links


def _identity_steps(uid: int, gid: int) -> list[Step]:
    users = f"root:x:0:0::/:/bin/sh\njudge:x:{uid}:{gid}::/tmp:/bin/sh\n"
    return [
        Step(kind=StepKind.FILE, target="etc/passwd", source=users),
        Step(kind=StepKind.FILE, target="etc/group", source=f"root:x:0:\njudge:x:{gid}:\n"),
    ]
