// Tries: to have the compiler read for ever, by including a device without an end.
// Ends: compile_error
// Mode: compile
// Limits: memory_mib=128 cpu_ms=3000
#include "/dev/zero"
