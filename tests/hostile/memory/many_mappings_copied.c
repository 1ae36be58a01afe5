// Tries: to multiply 6000 mappings by 16 processes, which costs no page of any process but the kernel's own memory.
// Ends: memory_limit
// Without groups: exited 0 -- what the kernel holds for a process is not counted there, as SECURITY.md says
// Limits: memory_mib=6 cpu_ms=20000 wall_ms=30000
#include "take.h"
int main(void)
{
    enum { COUNT = 3000 };
    char *all = reserve(2L * COUNT * PAGE, MAP_PRIVATE | MAP_NORESERVE);
    for (long i = 0; i < COUNT; i++)
        if (mprotect(all + 2 * i * PAGE, PAGE, PROT_NONE) < 0)
            return 2;
    for (int i = 0; i < 16; i++)
        if (!fork()) {
            pause();
            _exit(0);
        }
    return 0;
}
