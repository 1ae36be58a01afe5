# Tries: to change the system: to write, replace, rename, remove or mark its files.
# Ends: exited 0
"""Each way is tried on a file and beside it; all must fail with an error that a wall gives."""

import errno
import os
import sys
from collections.abc import Callable

WALLS = {errno.EROFS, errno.EACCES, errno.EPERM, errno.EXDEV, errno.EBUSY, errno.EOPNOTSUPP}
PLACES = (
    "/usr/bin/env",
    "/usr/lib/os-release",
    "/etc/passwd",
    "/etc/group",
    "/programs/system_files.py",
    "/dev/zero",
)
granted: list[str] = []


def refused(what: str, action: Callable[[], object]) -> None:
    """Note an action that succeeds or fails for no wall's reason."""
    try:
        action()
    except OSError as error:
        if error.errno not in WALLS:
            granted.append(f"{what}: {error}")
    else:
        granted.append(f"granted: {what}")


def attempt(path: str) -> None:
    """Try everything on one file and its directory."""
    new = os.path.join(os.path.dirname(path), "new")
    times = (0, 0)
    refused(f"remove {path}", lambda: os.unlink(path))
    refused(f"rename {path}", lambda: os.rename(path, new))
    refused(f"replace {path}", lambda: os.replace("/tmp/file", path))
    refused(f"change mode of {path}", lambda: os.chmod(path, 0o777))
    refused(f"change owner of {path}", lambda: os.chown(path, os.getuid(), -1))
    refused(f"change times of {path}", lambda: os.utime(path, times))
    refused(f"mark {path}", lambda: os.setxattr(path, "user.mark", b"x"))
    refused(f"create {new}", lambda: os.close(os.open(new, os.O_CREAT | os.O_WRONLY)))
    refused(f"make directory {new}", lambda: os.mkdir(new))
    refused(f"make link {new}", lambda: os.symlink("/tmp", new))
    refused(f"make pipe {new}", lambda: os.mkfifo(new))
    if not path.startswith("/dev/"):  # a device that anyone may write is written, not changed
        refused(f"truncate {path}", lambda: os.truncate(path, 0))
        refused(f"write {path}", lambda: os.close(os.open(path, os.O_WRONLY)))
        refused(f"append to {path}", lambda: os.close(os.open(path, os.O_RDWR | os.O_APPEND)))


with open("/tmp/file", "w"):
    for place in PLACES:
        attempt(place)
refused("make /new", lambda: os.mkdir("/new"))
refused("remove /tmp", lambda: os.rmdir("/tmp"))
refused("rename /tmp", lambda: os.rename("/tmp", "/old"))
print(*granted, sep="\n")
sys.exit(bool(granted))
