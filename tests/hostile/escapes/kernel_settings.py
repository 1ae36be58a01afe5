# Tries: to change the kernel by opening for writing what is in /proc/sys and acts in /proc.
# Ends: exited 0
# Limits: cpu_ms=3000 wall_ms=10000
"""Nothing is written: that a file opens is enough."""

import contextlib
import os
import sys

ACTING = (
    *(
        "sysrq-trigger",
        "kcore",
        "kmsg",
        "kpagecount",
        "kpageflags",
        "mtrr",
        "acpi/wakeup",
        "slabinfo",
        "vmallocinfo",
    ),
    *(
        "timer_list",
        "sched_debug",
        "irq/default_smp_affinity",
        "fs/binfmt_misc/register",
        "bus/pci/00/00.0",
    ),
)


def opens(path: str, flags: int) -> bool:
    """Return whether a file opens."""
    with contextlib.suppress(OSError):
        os.close(os.open(path, flags | os.O_NONBLOCK))
        return True
    return False


granted = [
    path
    for directory, _, names in os.walk("/proc/sys")
    for path in (os.path.join(directory, name) for name in names)
    if opens(path, os.O_WRONLY)
]
granted += [name for name in ACTING if opens(f"/proc/{name}", os.O_WRONLY)]
granted += [
    name
    for name in ("kcore", "kmsg", "kpagecount", "slabinfo")
    if opens(f"/proc/{name}", os.O_RDONLY)
]
granted += os.listdir("/sys") if os.path.isdir("/sys") else []
print(*granted, sep="\n")
sys.exit(bool(granted))
