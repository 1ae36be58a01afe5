// Tries: to hide memory in files of /tmp that have lost their names and are only open.
// Ends: memory_limit
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    static char block[MIB];
    for (int i = 0; i < 32; i++) {
        int fd = open("/tmp", O_TMPFILE | O_RDWR, 0600);
        if (fd < 0)
            return 2;
        if (write(fd, block, MIB) != MIB)
            return 4;
    }
    hold(300);
    return 0;
}
