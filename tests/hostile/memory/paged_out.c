// Tries: to have its pages moved to swap, made inaccessible and called cold, so that they no longer look like memory.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    for (int i = 0; i < 24; i++) {
        char *block = take(1);
        madvise(block, MIB, 20 /* MADV_COLD */);
        madvise(block, MIB, 21 /* MADV_PAGEOUT */);
        mprotect(block, MIB, PROT_NONE);
    }
    hold(50);
    return 0;
}
