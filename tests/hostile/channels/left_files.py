# Tries: to leave files of every kind, names, modes and attributes in /tmp to the next run.
# Ends: exited 0
# Mode: twice
"""What is left is what makers of channels use: odd names, closed directories, sockets, holes."""

import contextlib
import os
import socket
import sys

TMP = "/tmp"


def leave() -> None:
    """Leave everything that this user can make."""
    os.makedirs(f"{TMP}/{'d/' * 40}")
    for name in (".hidden", "line\nbreak", "x" * 255, b"\xff\xfe", " ", "-rf"):
        where = os.path.join(os.fsencode(TMP), os.fsencode(name))
        with open(where, "wb") as file:
            file.truncate(1 << 19)
    os.symlink("/usr", f"{TMP}/link")
    os.mkfifo(f"{TMP}/pipe")
    os.mkdir(f"{TMP}/closed")
    open(f"{TMP}/closed/inside", "w").close()
    os.chmod(f"{TMP}/closed", 0)
    with contextlib.suppress(OSError):
        os.setxattr(f"{TMP}/.hidden", "user.note", b"note")
    socket.socket(socket.AF_UNIX).bind(f"{TMP}/socket")
    with contextlib.suppress(OSError):  # where it is the program's own
        os.chmod(TMP, 0o700)
        os.setxattr(TMP, "user.note", b"note")


def found() -> list[str]:
    """Return what is not as in a new directory."""
    status, room = os.stat(TMP), os.statvfs(TMP)
    wrong = [f"name {name!r}" for name in os.listdir(TMP)]
    wrong += [f"attribute {name}" for name in os.listxattr(TMP) if name.startswith("user.")]
    if status.st_mode & 0o7777 != 0o1777:
        wrong.append(f"mode {status.st_mode:o}")
    if status.st_nlink != 2 or room.f_bfree != room.f_blocks or room.f_files - room.f_ffree != 1:
        wrong.append("there is less room")
    return wrong


if sys.argv[-1] == "first":
    leave()
else:
    print(*found(), sep="\n")
    sys.exit(bool(found()))
