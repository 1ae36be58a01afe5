# Tries: to pass the limit with calls inside calls, after it has told the interpreter not to count them.
# Ends: memory_limit
# Limits: memory_mib=32 cpu_ms=5000 wall_ms=30000
import sys

sys.setrecursionlimit(1 << 30)


def dive(room: bytes) -> int:
    return dive(b"x" * (1 << 20)) + len(room)


dive(b"")
