// Tries: to deceive a reader of /proc by a name that looks like the rest of the line, in a process that takes memory.
// Ends: memory_limit
// Limits: cpu_ms=5000 wall_ms=20000 memory_mib=8
#include "crowd.h"
int main(void)
{
    prctl(PR_SET_NAME, ") R 1 0 0 0 0 0");
    for (int i = 0; i < 16; i++) {
        volatile char *block = malloc(1 << 20);
        if (!block)
            return 5;
        for (int at = 0; at < 1 << 20; at += 4096)
            block[at] = 1;
    }
    return 0;
}
