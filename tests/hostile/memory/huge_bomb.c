// Tries: to take thirty-two times the limit with a single call and a single pass over it.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    char *all = malloc(256 * MIB);
    if (!all)
        return 5;
    touch(all, 256 * MIB);
    return 0;
}
