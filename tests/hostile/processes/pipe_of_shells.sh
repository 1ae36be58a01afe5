# Tries: to leave a pipeline that waits for itself, in processes that each wait for the next one's output.
# Ends: wall_limit
# Limits: cpu_ms=2000 wall_ms=300
mkfifo /tmp/ring
cat /tmp/ring | cat | cat >/tmp/ring
