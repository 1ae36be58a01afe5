# Tries: to find test data, answers and other submissions: every path the kernel names, and every file it may read.
# Ends: exited 0
# Limits: cpu_ms=10000 wall_ms=30000 memory_mib=128 files=64
import os

SECRET = os.environ["SECRET"]
ANSWER = b"the answer"
found = []


def look(path):
    try:
        with open(path, "rb") as file:
            if ANSWER in file.read(1 << 16) and not path.startswith("/programs/reads_others"):
                found.append(path)
    except (OSError, ValueError):
        return


PREFIXES = [
    "",
    "/proc/self/root",
    "/proc/1/root",
    "/proc/self/cwd/../../../..",
    "/proc/thread-self/root/..",
]
PREFIXES += [
    "/proc/1/cwd/..",
    "/usr/..",
    "/programs/../..",
    "/dev/fd/../../../..",
    "/proc/2/root",
    "/box/..",
]
for prefix in PREFIXES:
    look(prefix + SECRET)
with open("/proc/self/mountinfo") as mounts:
    for line in mounts:
        root = line.split()[3]
        for path in (root, root + "/..", os.path.dirname(root), os.path.dirname(SECRET)):
            for name in ("", os.path.basename(SECRET)):
                look(os.path.join(path, name))
for descriptor in range(64):
    for where in ("..", "../..", os.path.basename(SECRET)):
        look(f"/proc/self/fd/{descriptor}/{where}")
for number in os.listdir("/proc"):
    if number.isdigit():
        for name in ("environ", "cmdline", "maps", "mem", "stack", "cwd" + SECRET, "root" + SECRET):
            if int(number) != os.getpid():
                look(f"/proc/{number}/{name}")
for top in sorted(set(os.listdir("/")) - {"usr", "proc", "dev"}):
    for directory, _, names in os.walk("/" + top) if not os.path.islink("/" + top) else ():
        for name in names:
            path = os.path.join(directory, name)
            if os.path.isfile(path):
                look(path)
print("\n".join(found))
raise SystemExit(bool(found))
