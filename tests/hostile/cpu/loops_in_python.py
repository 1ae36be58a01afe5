# Tries: to run for ever in an interpreter that catches whatever can be caught.
# Ends: cpu_limit
# Limits: cpu_ms=150
# Checks: cpu_ms>=150 cpu_ms<=400
import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
