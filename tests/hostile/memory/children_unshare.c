// Tries: to pass the limit by children who write to pages that they shared with their parent until then.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    char *block = take(3);
    for (int i = 0; i < 5; i++)
        if (!fork()) {
            touch(block, 3 * MIB);
            hold(300);
            _exit(0);
        }
    wait_for_all();
    return 0;
}
