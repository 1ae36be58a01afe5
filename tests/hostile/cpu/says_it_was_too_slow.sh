# Tries: to have a parser of messages believe that it was stopped, by writing what a supervisor writes.
# Ends: exited 0
# Prints: timelimit exceeded (wall time): aborting command
echo "timelimit exceeded (wall time): aborting command"
echo "Command terminated by signal 9 (cpu time limit exceeded), status:TO, exitcode: 137" >&2
exit 0
