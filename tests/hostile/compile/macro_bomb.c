// Tries: to have a few macros grow to 10^27 tokens.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=1000 memory_mib=128
#define A(x) x, x, x, x, x, x, x, x, x, x
#define B(...) A((__VA_ARGS__)), A((__VA_ARGS__)), A((__VA_ARGS__)), A((__VA_ARGS__)), A((__VA_ARGS__))
#define C(...) B(B(B(B(B(B(B(B(__VA_ARGS__))))))))
int numbers[] = {C(C(1))};
