# Tries: to start without its standard streams, so that what is opened next takes their place and is believed.
# Ends: exited 0
# Prints: back
exec 3>&1 0<&- 1>&- 2>&-
/bin/sh -c 'echo lost; echo lost >&2; read line' </dev/null >/tmp/one 2>/tmp/two
exec 1>&3 3>&-
cat /proc/self/fd/2 >/dev/null 2>&1
[ "$(cat /tmp/one)" = lost ] && echo back
