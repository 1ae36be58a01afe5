// Tries: to have the compiler read noise without an end and complain of every byte of it.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=128
#include "/dev/urandom"
