# Tries: to pass the limit with calls inside calls, after it has told the interpreter not to count them.
# Ends: memory_limit or signalled 11
# Limits: memory_mib=32 cpu_ms=10000 wall_ms=30000
import sys

sys.setrecursionlimit(1 << 30)


def dive(depth: int) -> int:
    return dive(depth + 1) + 1


dive(0)
