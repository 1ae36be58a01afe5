# Tries: to write without end from many processes at once, on both outputs, some of which ignore the signal.
# Ends: output_limit
# Limits: output=65536 processes=32 cpu_ms=3000 wall_ms=10000
yes out &
yes errors >&2 &
(trap '' XFSZ; exec yes ignores) &
(trap '' XFSZ; exec yes more >&2) &
wait
