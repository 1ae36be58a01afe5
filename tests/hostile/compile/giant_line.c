// Tries: to make a judge that reads messages line by line hold one of 4 MiB.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=5000 memory_mib=512
#define A(x) x x x x x x x x
#define B(x) A(A(A(A(x))))
_Static_assert(0, B(A(A("sixteen letters!"))) B("."));
