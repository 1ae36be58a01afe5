// Tries: to take the disk of the host, by reserving room behind the end of its outputs, which leaves their size alone.
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
        REFUSED(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 64L << 20));
        REFUSED(fallocate(fd, FALLOC_FL_KEEP_SIZE, 1L << 20, 4096));
        REFUSED(fallocate(fd, FALLOC_FL_KEEP_SIZE | FALLOC_FL_ZERO_RANGE, 0, 64L << 20));
        REFUSED(fallocate(fd, FALLOC_FL_KEEP_SIZE | FALLOC_FL_UNSHARE_RANGE, 0, 64L << 20));
        fstat(fd, &found);
        HOLDS(found.st_blocks == 0);
    }
    return granted;
}
