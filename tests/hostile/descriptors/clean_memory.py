# Tries: to find the supervisor's memory, name or files in what the kernel tells a program of itself.
# Ends: exited 0
import os
import re

wrong = []
for name in (
    "maps",
    "cmdline",
    "mountinfo",
    "stat",
    "status",
    "cgroup",
    "limits",
    "timers",
    "personality",
):
    try:
        with open(f"/proc/self/{name}", "rb") as file:
            text = file.read()
    except OSError:
        continue
    for word in (
        rb"zygote",
        rb"\.py\b",
        os.fsencode(os.path.dirname(os.environ["SECRET"])) + rb"/zygote",
    ):
        if name != "cmdline" and re.search(word, text):
            wrong.append(f"{name} shows {word!r}")
    if name == "status":
        for line in (
            b"TracerPid:\t0",
            b"CapEff:\t0000000000000000",
            b"CapBnd:\t0000000000000000",
            b"NoNewPrivs:\t1",
        ):
            if line not in text:
                wrong.append(f"status lacks {line!r}")
    if name == "timers" and text:
        wrong.append("there are timers")
for place in ("/proc/self/stack", "/proc/self/syscall", "/proc/self/pagemap", "/proc/kallsyms"):
    try:
        with open(place, "rb") as file:
            text = file.read(64)
        if place == "/proc/self/stack" and text:
            wrong.append(f"{place} can be read")
    except OSError:
        pass
print(*wrong, sep="\n")
raise SystemExit(bool(wrong))
