// Tries: to hold a static array larger than the limit and to write all of it.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
static char array[128 * MIB];
int main(void)
{
    touch(array, sizeof array);
    return 0;
}
