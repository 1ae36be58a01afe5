// Tries: to have the kernel fill a mapping beyond the limit in one call, without a page fault of its own.
// Ends: memory_limit
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    reserve(64 * MIB, MAP_PRIVATE | MAP_POPULATE);
    return 0;
}
