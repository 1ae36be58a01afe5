// Tries: to take 2 MiB by each byte it writes; where a huge page does not fit, the kernel may give a small one instead.
// Ends: exited 0 or memory_limit
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib<=200
#include "take.h"
int main(void)
{
    enum { HUGE = 2 * MIB, COUNT = 32 };
    char *all = reserve((COUNT + 1L) * HUGE, MAP_PRIVATE | MAP_NORESERVE);
    madvise(all, (COUNT + 1L) * HUGE, MADV_HUGEPAGE);
    for (long i = 0; i < COUNT; i++)
        *(volatile char *)(all + i * HUGE) = 1;
    hold(50);
    return 0;
}
