# Tries: to run for ever in a shell that ignores every signal it can.
# Ends: cpu_limit
# Limits: cpu_ms=100
trap '' HUP INT QUIT TERM XCPU ALRM PROF VTALRM USR1 USR2
while :; do :; done
