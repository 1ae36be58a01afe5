// Tries: nothing wrong: tells the kernel that it may have pages back when it needs them, and takes more.
// Ends: exited 0
// Without groups: memory_limit -- such pages are the process's own until the whole machine is short of memory
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    for (int i = 0; i < 8; i++)
        if (madvise(take(2), 2 * MIB, MADV_FREE) < 0)
            return 2;
    hold(50);
    return 0;
}
