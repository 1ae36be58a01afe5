// Tries: to hide memory in a shared mapping that three processes have, none of which wrote more than a half of it.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    enum { PART = 4 * MIB };
    char *all = reserve(3 * PART, MAP_SHARED);
    for (int i = 0; i < 3; i++)
        if (!fork()) {
            touch(all + i * PART, PART);
            hold(300);
            _exit(0);
        }
    wait_for_all();
    return 0;
}
