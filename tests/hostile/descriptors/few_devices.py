# Tries: to find a device beside those that it needs, or to change those.
# Ends: exited 0
import os
import stat

DEVICES = {"null": (1, 3), "zero": (1, 5), "full": (1, 7), "random": (1, 8), "urandom": (1, 9)}
LINKS = {"fd", "stdin", "stdout", "stderr"}

found = set(os.listdir("/dev"))
wrong = [f"there is /dev/{name}" for name in found - set(DEVICES) - LINKS]
for name in found & set(DEVICES):
    info = os.lstat(f"/dev/{name}")
    if (
        not stat.S_ISCHR(info.st_mode)
        or (os.major(info.st_rdev), os.minor(info.st_rdev)) != DEVICES[name]
    ):
        wrong.append(f"/dev/{name} is another device")
changes = {
    "chmod": lambda: os.chmod("/dev/null", 0),
    "chown": lambda: os.chown("/dev/null", os.getuid(), os.getgid()),
    "unlink": lambda: os.unlink("/dev/null"),
    "rename": lambda: os.rename("/dev/null", "/dev/other"),
    "replace": lambda: os.symlink("/tmp/file", "/dev/shm"),
    "mkdir": lambda: os.mkdir("/dev/shm"),
    "mknod": lambda: os.mknod("/dev/mem", 0o600 | stat.S_IFCHR, os.makedev(1, 1)),
    "times": lambda: os.utime("/dev/null", (1, 1)),
}
for name, change in changes.items():
    try:
        change()
        wrong.append(f"granted: {name}")
    except OSError:
        pass
print(*wrong, sep="\n")
raise SystemExit(bool(wrong))
