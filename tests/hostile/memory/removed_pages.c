// Tries: nothing wrong: gives shared pages back before it takes the next, four limits in all.
// Ends: exited 0
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib<=16
#include "take.h"
int main(void)
{
    enum { BLOCK = 8 * MIB };
    char *all = reserve(8L * BLOCK, MAP_SHARED);
    for (int i = 0; i < 8; i++) {
        touch(all + i * BLOCK, BLOCK);
        if (madvise(all + i * BLOCK, BLOCK, MADV_REMOVE) < 0)
            return 2;
    }
    return 0;
}
