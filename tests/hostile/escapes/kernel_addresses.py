# Tries: to learn where the kernel lies in memory: symbols, modules, stacks, ports.
# Ends: exited 0
"""Addresses that the kernel hides are shown as zeros; files that show them do not open."""

import contextlib
import sys

found = []
for name in ("kallsyms", "modules", "iomem", "ioports"):
    with contextlib.suppress(OSError), open(f"/proc/{name}") as file:
        lines = file.read(1 << 20).splitlines()
        words = [word for line in lines for word in line.replace("-", " ").split()]
        addresses = [w.removeprefix("0x") for w in words if len(w.removeprefix("0x")) >= 8]
        found += [
            f"{name}: {w}" for w in addresses if not w.strip("0123456789abcdef") and w.strip("0")
        ][:3]
for name in ("stack", "pagemap"):
    with contextlib.suppress(OSError), open(f"/proc/self/{name}", "rb") as file:
        content = file.read(64 * 8)
        if name == "stack" and content:
            found.append(f"stack: {content[:60]!r}")
        elif any(
            content[at + 6] & 0x7F or any(content[at : at + 6])
            for at in range(0, len(content) - 7, 8)
        ):
            found.append("pagemap shows frame numbers")
with contextlib.suppress(OSError), open("/proc/self/wchan") as file:
    found += [
        f"wchan: {text}" for text in (file.read(),) if text not in ("0", "") and text[0].isdigit()
    ]
print(*found, sep="\n")
sys.exit(bool(found))
