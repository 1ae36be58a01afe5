// Tries: to keep the preprocessor busy: a file that includes itself twice, 150 deep.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=300 memory_mib=512
#if __INCLUDE_LEVEL__ < 150
#include __FILE__
#include __FILE__
#endif
