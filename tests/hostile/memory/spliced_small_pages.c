// Tries: to hide pages in pipes that hold one byte of each, after it has unmapped them.
// Ends: memory_limit
// Without groups: exited 0 -- what the kernel holds for a process is not counted there, as SECURITY.md says
// Limits: memory_mib=4 cpu_ms=5000 wall_ms=20000
#include "take.h"
#include <sys/uio.h>
int main(void)
{
    for (int pipes = 0, ends[2]; pipes < 24 && !pipe2(ends, O_NONBLOCK); pipes++) {
        fcntl(ends[1], F_SETPIPE_SZ, MIB);
        for (;;) {
            char *page = reserve(PAGE, MAP_PRIVATE);
            *page = 1;
            struct iovec byte = {page, 1};
            ssize_t taken = vmsplice(ends[1], &byte, 1, SPLICE_F_NONBLOCK);
            munmap(page, PAGE);
            if (taken != 1)
                break;
        }
    }
    return 0;
}
