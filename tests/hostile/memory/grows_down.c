// Tries: to pass the limit with mappings that grow downwards by themselves, as a stack does.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    enum { SPACE = 64 * MIB, DEPTH = 6 * MIB };
    for (int i = 0; i < 4; i++) {
        char *room = reserve(SPACE, MAP_PRIVATE | MAP_NORESERVE);
        munmap(room, SPACE);
        char *top = room + SPACE - PAGE;
        int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN | MAP_FIXED;
        if (mmap(top, PAGE, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED)
            return 5;
        for (size_t down = 0; down < DEPTH; down += PAGE)
            *(volatile char *)(top - down) = 1;
    }
    return 0;
}
