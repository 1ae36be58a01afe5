// Tries: to hide memory in a sparse file in /tmp, written through a mapping that is taken away at once.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000 output=1073741824
#include "take.h"
int main(void)
{
    int fd = open("/tmp/sparse", O_RDWR | O_CREAT, 0600);
    if (fd < 0 || ftruncate(fd, 1L << 30) < 0)
        return 2;
    for (off_t i = 0; i < 32; i++) {
        char *window = mmap(NULL, MIB, PROT_READ | PROT_WRITE, MAP_SHARED, fd, i * 32 * MIB);
        if (window == MAP_FAILED)
            return 5;
        touch(window, MIB);
        munmap(window, MIB);
    }
    hold(300);
    return 0;
}
