// Tries: nothing wrong: gives shared pages back before it takes the next, half as much again as the limit in all.
// Ends: exited 0
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib<=8
#include "take.h"
int main(void)
{
    enum { BLOCK = 3 * MIB };
    char *all = reserve(4L * BLOCK, MAP_SHARED);
    for (int i = 0; i < 4; i++) {
        touch(all + i * BLOCK, BLOCK);
        if (madvise(all + i * BLOCK, BLOCK, MADV_REMOVE) < 0)
            return 2;
    }
    return 0;
}
