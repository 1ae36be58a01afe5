// Tries: to double one mapping again and again, which moves its pages without touching them.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    size_t size = MIB;
    char *block = take(1);
    for (int i = 0; i < 7; i++) {
        block = mremap(block, size, 2 * size, MREMAP_MAYMOVE);
        if (block == MAP_FAILED)
            return 5;
        touch(block + size, size);
        size *= 2;
    }
    return 0;
}
