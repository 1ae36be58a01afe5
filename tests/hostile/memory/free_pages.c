// Tries: nothing wrong: tells the kernel that it may have pages back when it needs them, and takes more.
// Ends: exited 0
// Without groups: memory_limit -- such pages are the process's own until the whole machine is short of memory
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    for (int i = 0; i < 12; i++)
        if (madvise(take(4), 4 * MIB, MADV_FREE) < 0)
            return 2;
    hold(50);
    return 0;
}
