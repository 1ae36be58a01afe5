# Tries to read what its arguments name and what every host has, directly and by detours through /proc and links.
# Expected: exits 0, nothing can be read.
import os
import sys

SECRETS = (
    "/etc/shadow",
    "/etc/hostname",
    "/root",
    "/home",
    "/var/log",
    "/sys/kernel",
    "/run",
    "/boot",
    "/dev/mem",
    "/proc/1/environ",
    "/proc/1/mem",
    "/proc/1/maps",
    "/proc/1/fd",
    "/proc/1/root",
    "/proc/1/cwd",
    "/proc/kcore",
    "/proc/kmsg",
    "/dev/kmsg",
    "/dev/sda",
    "/dev/tty",
    "/dev/console",
    "/dev/ptmx",
    "/dev/shm",
    "/dev/mqueue",
    "/dev/fuse",
    "/dev/kvm",
    "/dev/vda",
)
DETOURS = ("", "/proc/self/root", "/proc/self/cwd/..", "/../../../..", "/usr/../..")


def readable(path: str) -> bool:
    try:
        if os.path.isdir(path):
            os.listdir(path)
        else:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            os.read(descriptor, 1)
            os.close(descriptor)
    except OSError:
        return False
    return True


found = [
    way + path for path in (*SECRETS, *sys.argv[1:]) for way in DETOURS if readable(way + path)
]
for number, path in enumerate(sys.argv[1:]):
    os.symlink(path, f"/tmp/link{number}")
    if readable(f"/tmp/link{number}"):
        found.append(f"link to {path}")
print(*found, sep="\n")
sys.exit(bool(found))
