// Tries: to lead the search for headers astray: directories, devices and itself where a header is expected.
// Ends: compile_error
// Mode: compile
#include_next <stdio.h>
#include_next __FILE__
#include "/usr"
#include "."
#include "/dev/null"
#include "/proc"
#include ""
