// Tries: to wait in the kernel for a vfork child that never lets go, where only SIGKILL reaches a process.
// Ends: wall_limit
// Limits: wall_ms=200
#include "crowd.h"
int main(void)
{
    if (!vfork())
        for (;;)
            pause();
    return 0;
}
