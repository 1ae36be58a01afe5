// Tries: to make its output huge without writing: by a hole of 4 GiB, by setting its size, and by reserving room.
// Ends: exited 0
// Limits: output=65536
// Checks: output<=0
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <linux/falloc.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    struct stat found;
    signal(SIGXFSZ, SIG_IGN);
    for (int fd = 1; fd <= 2; fd++) {
        REFUSED_WITH(EFBIG, ftruncate(fd, 1L << 32));
        REFUSED_WITH(EFBIG, ftruncate(fd, 65538));
        REFUSED(fallocate(fd, 0, 0, 1L << 32));
        REFUSED(fallocate(fd, 0, 65000, 1000));
        REFUSED(fallocate(fd, FALLOC_FL_INSERT_RANGE, 0, 1L << 32));
        REFUSED(posix_fallocate(fd, 0, 1L << 32) ? -1 : 0);
        lseek(fd, 1L << 32, SEEK_SET);
        REFUSED_WITH(EFBIG, write(fd, "x", 1));
        fstat(fd, &found);
        HOLDS(found.st_size == 0 && found.st_blocks == 0);
        lseek(fd, 0, SEEK_SET);
    }
    return granted;
}
