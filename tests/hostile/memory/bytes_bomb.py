# Tries: to pass the limit with a single long string, after one that is longer than any memory, which must just fail.
# Ends: memory_limit
# Limits: memory_mib=32 cpu_ms=10000 wall_ms=30000
try:
    b"x" * (1 << 50)
    raise SystemExit(3)
except MemoryError:
    pass
b"x" * (1 << 27)
