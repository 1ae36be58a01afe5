"""Where in the tree of control groups of version 2 a judge may make its own.

Source: Linux, Documentation/admin-guide/cgroup-v2.rst; systemd, "Control Group APIs and
Delegation".
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

CONTROLLERS = frozenset(("memory", "pids"))
HOST_GROUP = "judge-host"
"""Where processes go that were in a group which has to be empty: one whose children get
controllers may hold none itself."""
_MOVE_TRIES = 10


def enable_controllers(directory: Path) -> None:
    """Give the children of a group their controllers.

    Raises:
        OSError: The group has none to give, or has processes of its own.
    """
    (directory / "cgroup.subtree_control").write_text(
        " ".join(f"+{name}" for name in sorted(CONTROLLERS))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where this process is in the tree of version 2."""

    mount: Path
    own: Path
    """The directory of its own group, below `mount`."""
    at_namespace_root: bool
    """Whether that is the root of what its cgroup namespace shows."""

    @property
    def is_real_root(self) -> bool:
        """Return whether its group is the kernel's own root, which may hold processes."""
        return not (self.own / "cgroup.type").exists()


def place_v2(cgroup: str, mountinfo: str) -> Place | None:
    """Return where this process is, None if no tree of version 2 is mounted or shows it.

    Args:
        cgroup: What /proc/self/cgroup holds.
        mountinfo: What /proc/self/mountinfo holds.

    Source: cgroups(7), "/proc files"; proc(5), "/proc/pid/mountinfo".
    """
    own = next((line[3:] for line in cgroup.splitlines() if line.startswith("0::")), None)
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        if own is not None and rest.split(" ", 1)[0] == "cgroup2":
            root, mount_point = fields.split(" ")[3:5]
            inside = os.path.relpath(own, root)
            if not inside.startswith(".."):
                mount = Path(mount_point)
                return Place(mount=mount, own=mount / inside, at_namespace_root=own == "/")
    return None


def find_parent(place: Place) -> tuple[Path | None, str]:
    """Return a group in which we may make groups that have controllers, or None and why not.

    That is the process's own group, if it is ours to divide, for then whatever limits it has go on
    to hold; else the nearest one above that divides its own and lets us in.
    """
    reasons = []
    if _is_ours(place):
        try:
            return _divided(place), ""
        except OSError as error:
            reasons.append(f"{error.filename or place.own}: {error.strerror}")
    for directory in (place.own, *place.own.parents):
        if _given_to_children(directory) and os.access(directory, os.W_OK):
            return directory, ""
        if directory == place.mount:
            break
    missing = CONTROLLERS - _words(place.own / "cgroup.controllers")
    if missing:
        reasons.append(f"{place.own} has no controller {' and '.join(sorted(missing))}")
    elif os.statvfs(place.mount).f_flag & os.ST_RDONLY:
        reasons.append(f"{place.mount} is mounted read-only")
    elif not reasons:
        reasons.append(f"{place.own} is not delegated to this user")
    return None, "; ".join(reasons)


def _words(path: Path) -> frozenset[str]:
    try:
        return frozenset(path.read_text().split())
    except OSError:
        return frozenset()


def _given_to_children(directory: Path) -> bool:
    return _words(directory / "cgroup.subtree_control") >= CONTROLLERS


def _is_ours(place: Place) -> bool:
    """Return whether a group is for this process to divide.

    It is the root, or a container's root, or marked by systemd as delegated, or nobody else is in
    it.
    """
    control = place.own / "cgroup.subtree_control"
    if not os.access(control, os.W_OK) or not os.access(place.own, os.W_OK):
        return False
    if place.own.name == HOST_GROUP:  # moved here by an earlier judge: the one above is divided
        return False
    if not _words(place.own / "cgroup.controllers") >= CONTROLLERS:
        return False
    alone = _words(place.own / "cgroup.procs") == {str(os.getpid())}
    return place.at_namespace_root or place.is_real_root or alone or _is_delegated(place.own)


def _is_delegated(directory: Path) -> bool:
    """Source: systemd, "Control Group APIs and Delegation"."""
    for name in ("user.delegate", "trusted.delegate"):
        with contextlib.suppress(OSError):
            if os.getxattr(directory, name) == b"1":
                return True
    return False


def _divided(place: Place) -> Path:
    """Have a group of ours give its children controllers, moving out whoever is in it.

    Raises:
        OSError: Somebody cannot be moved, or the controllers cannot be given.
    """
    if not _given_to_children(place.own):
        if not place.is_real_root:
            _move_out(place.own)
        enable_controllers(place.own)
    return place.own


def _move_out(directory: Path) -> None:
    inner = directory / HOST_GROUP
    inner.mkdir(0o755, exist_ok=True)
    for _ in range(_MOVE_TRIES):  # whoever forks meanwhile is found the next time
        processes = _words(directory / "cgroup.procs")
        if not processes:
            return
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                (inner / "cgroup.procs").write_text(process)
