# Tries: to share the work among programs that are started for it and wait for each other.
# Ends: cpu_limit
# Limits: cpu_ms=200
# Checks: cpu_ms>=200 cpu_ms<=600
yes | cat | tr a b | cat >/dev/null
