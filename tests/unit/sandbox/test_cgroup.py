"""Where the kernel says that this process's control groups are."""

from pathlib import Path

import pytest

from sandbox.cgroup import Controllers, no_controllers
from sandbox.cgroup_place import find_parent, place_v2
from sandbox.cgroup_v1 import parents_v1
from sandbox.group import NoGroup, Version
from sandbox.types import Limits

_TMPFS = "31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755\n"


def _mounted(controllers: str, *, root: str = "/", at: str | None = None, number: int = 32) -> str:
    place = at or f"/sys/fs/cgroup/{controllers}"
    return (
        f"{number} 31 0:29 {root} {place} rw,relatime shared:9 - cgroup cgroup rw,{controllers}\n"
    )


_TABLE = {
    "root groups, one hierarchy each": (
        "9:pids:/\n4:memory:/\n2:cpuacct:/\n0::/\n",
        _TMPFS + _mounted("memory") + _mounted("cpuacct") + _mounted("pids"),
        {
            "memory": "/sys/fs/cgroup/memory",
            "cpuacct": "/sys/fs/cgroup/cpuacct",
            "pids": "/sys/fs/cgroup/pids",
        },
    ),
    "own groups, shared hierarchy": (
        "4:memory:/user/1\n3:cpu,cpuacct:/user/2\n2:pids:/user/3\n1:name=systemd:/x\n",
        _mounted("memory") + _mounted("cpu,cpuacct") + _mounted("pids"),
        {
            "memory": "/sys/fs/cgroup/memory/user/1",
            "cpuacct": "/sys/fs/cgroup/cpu,cpuacct/user/2",
            "pids": "/sys/fs/cgroup/pids/user/3",
        },
    ),
    "a container that sees its own part only": (
        "4:memory:/docker/abc\n3:cpuacct:/docker/abc/inner\n2:pids:/docker/abc\n",
        _mounted("memory", root="/docker/abc")
        + _mounted("cpuacct", root="/docker/abc")
        + _mounted("pids", root="/docker/abc"),
        {
            "memory": "/sys/fs/cgroup/memory",
            "cpuacct": "/sys/fs/cgroup/cpuacct/inner",
            "pids": "/sys/fs/cgroup/pids",
        },
    ),
    "mounts of elsewhere": (
        "4:memory:/\n",
        _mounted("memory", root="/docker/abc"),
        {"memory": "/sys/fs/cgroup/memory"},
    ),
    "hybrid: some controllers are the second version's": (
        "4:memory:/\n0::/\n",
        _mounted("memory") + "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n",
        {"memory": "/sys/fs/cgroup/memory"},
    ),
    "second version only": (
        "0::/user.slice/session-1.scope\n",
        "41 31 0:38 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n",
        {},
    ),
    "a path with a colon": (
        "4:memory:/a:b\n",
        _mounted("memory"),
        {"memory": "/sys/fs/cgroup/memory/a:b"},
    ),
}


@pytest.mark.parametrize("cgroup,mountinfo,parents", _TABLE.values(), ids=_TABLE.keys())
def test_own_directories_are_found(cgroup: str, mountinfo: str, parents: dict[str, str]) -> None:
    """Source: cgroups(7), "/proc files"; proc(5), "/proc/pid/mountinfo"."""
    found = parents_v1(cgroup, mountinfo)
    assert {name: str(path) for name, path in found.items()} == parents


def test_without_controllers_nothing_is_measured() -> None:
    """The zygote watches instead."""
    group = no_controllers("none").open_group()
    assert isinstance(group, NoGroup)
    group.prepare(Limits(cpu_us=1, wall_us=1, memory_bytes=1, output_bytes=1))
    assert group.descriptors == group.following() == ()
    assert group.is_clean(charged_bytes=1 << 30, peak_bytes=1 << 30)
    group.close()


def test_groups_that_cannot_be_made_leave_nothing(tmp_path: Path) -> None:
    """On a directory that is no hierarchy the files are missing."""
    parents = {}
    for controller in ("memory", "cpuacct", "pids"):
        (tmp_path / controller).mkdir()
        parents[controller] = tmp_path / controller
    with pytest.raises(OSError, match=r"memory\.limit_in_bytes"):
        Controllers(version=Version.V1, parents=parents, reason="").open_group()
    assert [path for path in tmp_path.rglob("*") if path.parent != tmp_path] == []


_V2 = "41 31 0:38 {root} /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"


@pytest.mark.parametrize(
    "cgroup,root,own",
    [
        ("0::/\n", "/", "/sys/fs/cgroup"),
        ("4:memory:/\n0::/user.slice/a:b.scope\n", "/", "/sys/fs/cgroup/user.slice/a:b.scope"),
        ("0::/docker/abc/inner\n", "/docker/abc", "/sys/fs/cgroup/inner"),
        ("0::/elsewhere\n", "/docker/abc", None),
        ("4:memory:/\n", "/", None),
    ],
    ids=["root", "scope", "container", "mount of elsewhere", "first version only"],
)
def test_the_own_directory_is_found_in_the_one_tree(
    cgroup: str, root: str, own: str | None
) -> None:
    """Source: as above."""
    place = place_v2(cgroup, _TMPFS + _V2.format(root=root))
    assert (place and str(place.own)) == own


def test_without_a_mounted_tree_there_is_no_place() -> None:
    """The kernel tells the path all the same."""
    assert place_v2("0::/x\n", _TMPFS) is None


@pytest.mark.parametrize(
    "files,found,reason",
    [
        ({"cgroup.subtree_control": "cpu memory pids\n"}, "", ""),
        ({"cgroup.subtree_control": "cpu\n"}, None, "no controller memory and pids"),
        ({"../cgroup.subtree_control": "memory pids\n"}, "..", ""),
        (
            {"cgroup.controllers": "memory pids\n", "cgroup.procs": "1\n", "cgroup.type": "domain"},
            None,
            "not delegated",
        ),
    ],
    ids=["divided already", "no controllers", "divided above", "not ours"],
)
def test_the_nearest_divided_group_is_taken(
    tmp_path: Path, files: dict[str, str], found: str | None, reason: str
) -> None:
    """One that is not ours to divide is left as it is."""
    own = tmp_path / "own"
    own.mkdir()
    for name, text in files.items():
        (own / name).write_text(text)
    place = place_v2("0::/own\n", f"41 31 0:38 / {tmp_path} rw - cgroup2 cgroup2 rw\n")
    assert place is not None
    parent, why = find_parent(place)
    assert parent == (None if found is None else (own / found).resolve())
    assert reason in why
