# Tries: to learn of or change the zygote by any file below /proc/1, in each way to open.
# Ends: exited 0
"""Names that this process has in its own directory are tried in that of process 1."""

import contextlib
import os
import sys


def attempts(path: str) -> list[str]:
    """Return what could be done with a path."""
    done = []
    for name, action in (
        ("read", lambda: os.close(os.open(path, os.O_RDONLY))),
        ("write", lambda: os.close(os.open(path, os.O_WRONLY))),
        ("look", lambda: os.stat(path)),
        ("follow", lambda: os.readlink(path)),
        ("list", lambda: os.listdir(path)),
        ("hold", lambda: os.close(os.open(path, os.O_PATH))),
    ):
        with contextlib.suppress(OSError):
            action()
            done.append(f"{name} {path}")
    return done


names = {name for base in ("/proc/self", "/proc/thread-self") for name in os.listdir(base)}
paths = [f"{base}/{name}" for base in ("/proc/1", "/proc/1/task/1") for name in sorted(names)]
granted = [done for path in (*paths, "/proc/1/fd/3", "/proc/1/ns/mnt") for done in attempts(path)]
print(*granted, sep="\n")
sys.exit(bool(granted) or len(names) < 40)
