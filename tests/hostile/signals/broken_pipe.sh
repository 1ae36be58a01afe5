# Tries: to end by a signal in a child of a shell, which the shell tells as an exit code.
# Ends: exited 141
sh -c 'kill -PIPE $$'
exit $?
