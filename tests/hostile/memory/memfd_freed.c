// Tries: nothing wrong: fills a file in memory again and again and frees it each time, four limits in all.
// Ends: exited 0
// Without groups: exited 3 -- files in memory cannot be counted there, so there are none
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000 output=67108864
// Checks: peak_mib<=16
#include "take.h"
int main(void)
{
    static char block[MIB];
    int fd = memfd_create("", 0);
    if (fd < 0)
        return errno == ENOSYS ? 3 : 1;
    for (int round = 0; round < 8; round++) {
        if (lseek(fd, 0, SEEK_SET) < 0)
            return 2;
        for (int i = 0; i < 8; i++)
            if (write(fd, block, MIB) != MIB)
                return 4;
        if (ftruncate(fd, 0) < 0)
            return 2;
    }
    return 0;
}
