// Tries: to fill the judge's disk and memory by messages: warnings without end, which no count of errors stops.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=512
#define TEN(x) x x x x x x x x x x
#if __INCLUDE_LEVEL__ < 150
#pragma message "this message is repeated as often as the compiler may run"
#warning "and this one"
#include __FILE__
#include __FILE__
#endif
