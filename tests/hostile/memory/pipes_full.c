// Tries: to hide memory in pipes, each made as large as it can be and filled.
// Ends: memory_limit
// Without groups: exited 0 -- what the kernel holds for a process is not counted there, as SECURITY.md says
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    static char block[1 << 16];
    for (int ends[2], pipes = 0; pipes < 28 && !pipe2(ends, O_NONBLOCK); pipes++) {
        fcntl(ends[1], F_SETPIPE_SZ, MIB);
        while (write(ends[1], block, sizeof block) > 0)
            ;
    }
    return 0;
}
