# Tries: to break who reads its output line by line, by a line as long as the whole output may be.
# Ends: exited 0
# Checks: output>=1048576 output<=1048576
import sys

sys.stdout.write("1" * (1 << 20))
