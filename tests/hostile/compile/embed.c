// Tries: to carry files of the host away by #embed, or to have it read a device without an end.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=3000 memory_mib=128
// Never shows: root:
char shadow[] = {
#embed "/etc/shadow"
};
char zeros[] = {
#embed "/dev/zero"
};
