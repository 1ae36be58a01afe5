# Tries: to leave a tree of shells that each start again what was killed.
# Ends: exited 0
# Limits: cpu_ms=2000 wall_ms=10000
# Checks: leftover
trap '' HUP INT TERM
guard() {
    while :; do
        (sleep 10) 2>/dev/null
    done
}
guard &
guard &
(guard & guard &)
exit 0
