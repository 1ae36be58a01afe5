// Tries: to use up the kernel's memory with 40000 mappings of a page each, which nothing ever touches.
// Ends: exited 0
// Limits: memory_mib=64 cpu_ms=20000 wall_ms=30000
// Checks: peak_mib<=64
#include "take.h"
int main(void)
{
    enum { COUNT = 40000 };
    char *all = reserve(2L * COUNT * PAGE, MAP_PRIVATE | MAP_NORESERVE);
    long made = 0;
    while (made < COUNT && !mprotect(all + 2 * made * PAGE, PAGE, PROT_NONE))
        made++;
    return made < COUNT && errno != ENOMEM;
}
