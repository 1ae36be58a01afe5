# Tries: to start shells from shells without end.
# Ends: cpu_limit
# Limits: cpu_ms=100 wall_ms=10000
bomb() {
    bomb | bomb &
}
bomb 2>/dev/null
while :; do :; done
