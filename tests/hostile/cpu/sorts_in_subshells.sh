# Tries: to work in programs that are started and end, thousands of them, none of which uses much.
# Ends: cpu_limit
# Limits: cpu_ms=200
# Checks: cpu_ms>=200 cpu_ms<=500
while :; do
    (: | :)
    /bin/true
done
