// Tries: to write through a mapping more than /tmp holds, where no write can say that it is full.
// Ends: signalled 7
// Limits: memory_mib=256 cpu_ms=8000 wall_ms=20000 output=1073741824
// Checks: peak_mib>=60 peak_mib<=150
#include "take.h"
int main(void)
{
    int fd = open("/tmp/large", O_RDWR | O_CREAT, 0600);
    if (fd < 0 || ftruncate(fd, 128 * MIB) < 0 || fallocate(fd, 0, 0, 60 * MIB) < 0)
        return 2;
    char *all = mmap(NULL, 128 * MIB, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (all == MAP_FAILED)
        return 5;
    touch(all + 59 * MIB, 69 * MIB);
    return 0;
}
