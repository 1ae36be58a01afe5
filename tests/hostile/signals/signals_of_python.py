# Tries: to signal everybody with what an interpreter offers, and to go on after it.
# Ends: exited 0
# Limits: cpu_ms=5000 wall_ms=20000
import os
import signal

for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT):
    for send, target in ((os.kill, 1), (os.kill, os.getppid()), (os.killpg, 1)):
        try:
            send(target, number)
        except OSError:
            pass
    try:
        os.kill(-1, number)
    except ProcessLookupError:
        pass
try:
    signal.pidfd_send_signal(os.pidfd_open(1), signal.SIGKILL)
except OSError:
    pass
raise SystemExit(os.getppid() != 1)
