# Tries to make, change and remove files everywhere: in each directory to the depth of 4 below the root, and where the
# kernel takes settings. Expected: exits 0, only the directories in its arguments can be written.
import os

SETTINGS = (
    "/proc/sys/kernel/hostname",
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/vm/drop_caches",
    "/proc/sys/vm/overcommit_memory",
    "/proc/sys/net/ipv4/ip_forward",
    "/proc/sys/kernel/ns_last_pid",
    "/proc/sysrq-trigger",
    "/proc/1/oom_score_adj",
    "/proc/1/comm",
    "/proc/1/mem",
    "/proc/self/uid_map",
    "/proc/self/setgroups",
    "/proc/irq/default_smp_affinity",
    "/proc/sys/user/max_user_namespaces",
    "/etc/passwd",
    "/usr/bin/env",
    "/bin/sh",
)


def done(action, *arguments) -> bool:
    try:
        action(*arguments)
    except OSError:
        return False
    return True


def create(directory: str) -> None:
    descriptor = os.open(f"{directory}/planted", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(descriptor)
    os.unlink(f"{directory}/planted")


def write(path: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    os.write(descriptor, b"0")
    os.close(descriptor)


writable = []
for directory, names, _ in os.walk("/"):
    if directory.count("/") > 4 or directory == "/proc":
        names.clear()
    if done(create, directory):
        writable.append(directory)
    elif done(os.chmod, directory, 0o755) or done(os.utime, directory):
        print("changed", directory)
for path in SETTINGS:
    if done(write, path):
        print("written", path)
for kind in (0o020000, 0o060000):  # a character and a block device
    if done(os.mknod, "/tmp/device", kind | 0o666, os.makedev(1, 3)):
        print("made a device")
print(*sorted(writable))
