# Tries: to be stuck in one step of an interpreter, which handles no signal until that is done.
# Ends: cpu_limit
# Limits: cpu_ms=150
import re
import signal

signal.signal(signal.SIGXCPU, lambda *_: None)
re.match(r"(a*)*b", "a" * 64)
