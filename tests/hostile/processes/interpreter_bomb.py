# Tries: to fork interpreters without end, going on where no more are granted.
# Ends: cpu_limit
# Limits: cpu_ms=150 wall_ms=20000 memory_mib=256
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
