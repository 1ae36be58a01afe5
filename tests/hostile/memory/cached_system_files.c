// Tries: to fill memory with the cached pages of the system's files; the kernel must give them back under the limit.
// Ends: exited 0
// Limits: memory_mib=16 cpu_ms=10000 wall_ms=20000
// Checks: peak_mib<=16
#include "take.h"
#include <ftw.h>

static long left = 48 * MIB;

static int read_all(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    static char block[1 << 16];
    int fd = kind == FTW_F && S_ISREG(info->st_mode) ? open(path, O_RDONLY) : -1;
    for (ssize_t bytes; fd >= 0 && left > 0 && (bytes = read(fd, block, sizeof block)) > 0;)
        left -= bytes;
    if (fd >= 0)
        close(fd);
    return left <= 0;
}

int main(void)
{
    nftw("/usr/lib", read_all, 16, FTW_PHYS);
    return left > 0;
}
