// Tries: to hide that the kernel killed a grandchild for memory behind a child and a main process that end well.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    if (!fork()) {
        if (!fork()) {
            take(16);
            _exit(0);
        }
        wait_for_all();
        _exit(0);
    }
    wait_for_all();
    puts("well");
    return 0;
}
