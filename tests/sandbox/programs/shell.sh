#!/bin/sh
# Runs commands and a pipe. Expected: exits 7.
[ "$(printf 'b\na\n' | sort | head -n 1)" = a ] || exit 1
exit 7
