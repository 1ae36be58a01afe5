"""Finds out which control groups this machine gives us, by trying."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.cgroup_place import find_parent, place_v2
from sandbox.cgroup_v1 import CONTROLLERS, GroupV1, parents_v1
from sandbox.cgroup_v2 import GroupV2
from sandbox.group import Group, NoGroup, Version, remove, sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Controllers:
    """What this machine lets us use."""

    version: Version
    parents: Mapping[str, Path]
    """Version 1: a parent directory for each controller. Version 2: one, named "". Else none."""
    reason: str
    """Why there is nothing; empty if there is."""
    knows_peak: bool = True
    """Whether the groups tell the peak of their memory; version 2 does since Linux 5.19."""

    def open_group(self) -> Group:
        """Return groups for one more zygote.

        Raises:
            OSError: They cannot be made any more.
        """
        match self.version:
            case Version.V1:
                return GroupV1(self.parents)
            case Version.V2:
                return GroupV2(self.parents[""])
            case Version.NONE:
                return NoGroup()


def no_controllers(reason: str) -> Controllers:
    """Return that there is nothing, and why."""
    return Controllers(version=Version.NONE, parents={}, reason=reason)


def find_controllers() -> Controllers:
    """Find out by trying, and remove what judges that were killed hard have left behind.

    A machine may have both versions, each with some controllers: the one that has memory is taken.
    """
    cgroup = Path("/proc/self/cgroup").read_text()
    mountinfo = Path("/proc/self/mountinfo").read_text()
    first = _try_v1(cgroup, mountinfo)
    if first.version is not Version.NONE:
        return first
    second = _try_v2(cgroup, mountinfo)
    if second.version is not Version.NONE:
        return second
    return no_controllers(f"version 1: {first.reason}; version 2: {second.reason}")


def _try_v1(cgroup: str, mountinfo: str) -> Controllers:
    parents = parents_v1(cgroup, mountinfo)
    missing = [controller for controller in CONTROLLERS if controller not in parents]
    if missing:
        return no_controllers(f"no hierarchy for {', '.join(missing)}")
    for parent in set(parents.values()):
        sweep(parent)
    return _proved(Controllers(version=Version.V1, parents=parents, reason=""))


def _try_v2(cgroup: str, mountinfo: str) -> Controllers:
    place = place_v2(cgroup, mountinfo)
    if place is None:
        return no_controllers("not mounted")
    parent, reason = find_parent(place)
    if parent is None:
        return no_controllers(reason)
    sweep(parent)
    return _proved(Controllers(version=Version.V2, parents={"": parent}, reason=""))


def _proved(found: Controllers) -> Controllers:
    """Return controllers of which a group could be made, else why not."""
    try:
        group = found.open_group()
    except OSError as error:
        return no_controllers(f"{error.filename}: {error.strerror}")
    group.close()
    for directory in group.directories:
        remove(directory)
    return Controllers(
        version=found.version, parents=found.parents, reason="", knows_peak=group.knows_peak
    )
