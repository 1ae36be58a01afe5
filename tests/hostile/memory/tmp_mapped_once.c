// Tries: nothing wrong: maps a file of /tmp of more than half the limit, whose pages are in both but must count once.
// Ends: exited 0
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000 output=67108864
// Checks: peak_mib>=5 peak_mib<=8
#include "take.h"
int main(void)
{
    enum { SIZE = 5 * MIB };
    int fd = open("/tmp/mapped", O_RDWR | O_CREAT, 0600);
    if (fd < 0 || ftruncate(fd, SIZE) < 0)
        return 2;
    char *all = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (all == MAP_FAILED)
        return 5;
    touch(all, SIZE);
    hold(100);
    return 0;
}
