// Tries: to hide memory in the files of its box.
// Ends: memory_limit
// Mode: box
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    static char block[MIB];
    for (int i = 0; i < 12; i++) {
        char name[] = "a";
        name[0] += i;
        int fd = open(name, O_RDWR | O_CREAT, 0600);
        if (fd < 0)
            return 2;
        if (write(fd, block, MIB) != MIB)
            return 4;
        close(fd);
    }
    hold(300);
    return 0;
}
