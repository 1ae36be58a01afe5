// Tries: to make the kernel build page tables beyond the limit by reading one byte of zeros in each 2 MiB.
// Ends: memory_limit
// Without groups: exited 0 -- what the kernel holds for a process is not counted there, as SECURITY.md says
// Limits: memory_mib=16 cpu_ms=10000 wall_ms=20000
#include "take.h"
int main(void)
{
    enum { STEP = 2 * MIB, CHUNK = 512 };
    for (int chunk = 0; chunk < 16; chunk++) {
        char *area = reserve((size_t)CHUNK * STEP, MAP_PRIVATE | MAP_NORESERVE);
        for (long i = 0; i < CHUNK; i++)
            (void)*(volatile char *)(area + i * STEP);
    }
    return 0;
}
