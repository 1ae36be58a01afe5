// Tries: to hide memory in sealed files that lie in memory, which no process maps and no directory shows.
// Ends: memory_limit
// Without groups: exited 3 -- files in memory cannot be counted there, so there are none
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000 output=67108864
#include "take.h"
int main(void)
{
    static char block[MIB];
    for (int i = 0; i < 32; i++) {
        int fd = memfd_create("", MFD_ALLOW_SEALING | MFD_CLOEXEC);
        if (fd < 0)
            return errno == ENOSYS ? 3 : 1;
        if (write(fd, block, MIB) != MIB)
            return 4;
        if (fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) < 0)
            return 2;
    }
    return 0;
}
