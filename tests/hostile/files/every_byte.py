# Tries: to have a file for each byte that a name may hold, alone and behind each other one.
# Ends: exited 0
# Limits: cpu_ms=5000 wall_ms=15000
# Mode: box
import os

BYTES = [bytes([value]) for value in range(1, 256) if value != ord("/")]
made = 0
for name in [*BYTES, *(a + b for a in BYTES[::25] for b in BYTES)]:
    if name not in (b".", b".."):
        os.close(os.open(b"/box/" + name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        made += 1
print(made)
