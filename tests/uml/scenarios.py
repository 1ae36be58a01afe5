"""The ways in which a judge finds control groups of version 2, or none, on real machines.

Each is the shell commands that make such a machine of a fresh guest and those that start the judge
in its place there, and what the judge must find.
"""

from dataclasses import dataclass

USER = 60050
"""User and group of a judge that is not root; no account is needed."""

_ROOT = "/sys/fs/cgroup"
_MANAGER = f"{_ROOT}/user.slice/user-{USER}.slice/user@{USER}.service"
_SCOPE = f"{_MANAGER}/app.slice/run-1.scope"
_CONTAINER = f"{_ROOT}/system.slice/container-1.scope"
_FILES = ("cgroup.procs", "cgroup.subtree_control", "cgroup.threads")
"""What belongs to him to whom a group is delegated, beside the directory.

Source: cgroups(7), "Delegation".
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One kind of machine and of place on it."""

    name: str
    setup: str
    """Shell commands, run by root in a fresh guest without any control groups mounted."""
    enter: str = ""
    """Shell commands, run by root in the process that becomes the judge; `"$@"` is the judge."""
    as_user: bool = False
    """Whether the judge is an ordinary user."""
    groups: str | None
    """Version of the control groups that the judge must find; None: none."""
    missing: str = ""
    """Words that stand in the reason why there are none."""


def _mounted(options: str = "rw") -> str:
    return f"mount -t cgroup2 -o {options} cgroup2 {_ROOT}"


def _path_to(directory: str) -> str:
    """Return commands that make a group whose every ancestor gives its children controllers."""
    parts = directory.removeprefix(_ROOT + "/").split("/")
    lines, here = [], _ROOT
    for part in parts:
        lines.append(f"echo +memory +pids >{here}/cgroup.subtree_control")
        here += "/" + part
        lines.append(f"mkdir -p {here}")
    return "\n".join(lines)


def _delegated(directory: str) -> str:
    names = " ".join(f"{directory}/{name}" for name in ("", *_FILES))
    return f"chown {USER}:{USER} {names}"


def _marked(directory: str) -> str:
    return f"python3 -c \"import os; os.setxattr('{directory}', 'user.delegate', b'1')\""


def _entering(directory: str) -> str:
    return f'echo 0 >{directory}/cgroup.procs; exec "$@"'


def _with_company(directory: str) -> str:
    """Return commands that leave a shell and another process where the judge is."""
    return f'echo 0 >{directory}/cgroup.procs; sleep 600 & "$@"; exit $?'


def _in_container(options: str) -> str:
    """Return commands that give the judge a cgroup namespace in which it is not alone."""
    return (
        f"echo 0 >{_CONTAINER}/cgroup.procs; "
        f"exec unshare --cgroup --mount sh -c "
        f"'umount {_ROOT}; mount -t cgroup2 -o {options} cgroup2 {_ROOT}; "
        f'sleep 600 & "$@"; exit $?\' sh "$@"'
    )


_USER_MACHINE = f"{_mounted('nsdelegate')}\n{_path_to(_SCOPE)}\n"

SCENARIOS = (
    Scenario(name="root in the root group, controllers off", setup=_mounted(), groups="v2"),
    Scenario(
        name="root in a service's group of its own",
        setup=f"{_mounted('nsdelegate')}\n{_path_to(_CONTAINER)}",
        enter=_entering(_CONTAINER),
        groups="v2",
    ),
    Scenario(
        name="a user alone in a delegated scope",
        setup=_USER_MACHINE + _delegated(_SCOPE),
        enter=_entering(_SCOPE),
        as_user=True,
        groups="v2",
    ),
    Scenario(
        name="a user beside his shell in a delegated scope",
        setup=f"{_USER_MACHINE}{_delegated(_SCOPE)}\n{_marked(_SCOPE)}",
        enter=_with_company(_SCOPE),
        as_user=True,
        groups="v2",
    ),
    Scenario(
        name="a user in a scope that is not delegated",
        setup=_USER_MACHINE,
        enter=_entering(_SCOPE),
        as_user=True,
        groups=None,
        missing="not delegated",
    ),
    Scenario(
        name="a user in a scope that his own manager made",
        setup="\n".join(
            (_USER_MACHINE, *map(_delegated, (_MANAGER, f"{_MANAGER}/app.slice", _SCOPE)))
        ),
        enter=_with_company(_SCOPE),
        as_user=True,
        groups="v2",
    ),
    Scenario(
        name="root in a container, not alone",
        setup=f"{_mounted('nsdelegate')}\n{_path_to(_CONTAINER)}",
        enter=_in_container("rw"),
        groups="v2",
    ),
    Scenario(
        name="root in a container that may only read",
        setup=f"{_mounted('nsdelegate')}\n{_path_to(_CONTAINER)}",
        enter=_in_container("ro"),
        groups=None,
        missing="read-only",
    ),
    Scenario(name="none mounted", setup="", groups=None, missing="not mounted"),
    Scenario(name="mounted read-only", setup=_mounted("ro"), groups=None, missing="read-only"),
    Scenario(
        name="memory belongs to version 1",
        setup=f"mount -t tmpfs tmpfs {_ROOT}; mkdir {_ROOT}/memory {_ROOT}/unified\n"
        f"mount -t cgroup -o memory cgroup {_ROOT}/memory\n"
        f"mount -t cgroup2 cgroup2 {_ROOT}/unified",
        groups=None,
        missing="no controller memory",
    ),
)
