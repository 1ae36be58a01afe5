// Tries: to hide huge pages, where the kernel has any to give, in pipes that hold one byte of each unmapped page.
// Ends: memory_limit or exited 0
// Without groups: exited 0 -- what the kernel holds for a process is not counted there, as SECURITY.md says
// Limits: memory_mib=32 cpu_ms=5000 wall_ms=20000
#include "take.h"
#include <sys/uio.h>
int main(void)
{
    enum { HUGE = 2 * MIB };
    int ends[2];
    for (int i = 0; i < 48; i++) {
        if (i % 12 == 0 && pipe2(ends, O_NONBLOCK) < 0)
            return 2;
        char *room = reserve(2 * HUGE, MAP_PRIVATE | MAP_NORESERVE);
        char *block = (char *)(((unsigned long)room + HUGE - 1) & -(unsigned long)HUGE);
        madvise(block, HUGE, MADV_HUGEPAGE);
        *block = 1;
        struct iovec byte = {block, 1};
        if (vmsplice(ends[1], &byte, 1, 0) != 1)
            return 3;
        munmap(room, 2 * HUGE);
    }
    return 0;
}
