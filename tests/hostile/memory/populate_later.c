// Tries: to have the kernel fill a reserved range by madvise, in pieces, stopping at the first error.
// Ends: memory_limit
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000
#include "take.h"
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23 /* Linux 5.14 */
#endif
int main(void)
{
    char *all = reserve(64 * MIB, MAP_PRIVATE | MAP_NORESERVE);
    for (size_t at = 0; at < 64 * MIB; at += MIB)
        if (madvise(all + at, MIB, MADV_POPULATE_WRITE) < 0)
            return 3;
    return 0;
}
