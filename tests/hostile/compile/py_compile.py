# Tries: to be run by the compiler instead of compiled: it has the name of the module that compiles.
# Ends: built
# Mode: compile
# Never shows: run instead of compiled
import sys

sys.exit("run instead of compiled")
