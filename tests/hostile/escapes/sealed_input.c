// Tries: to change its input, which other runs read too: seals, modes, ways to write, holes, mappings, copies, reopening it for writing.
// Ends: exited 0
// Stdin: hello
#define _GNU_SOURCE
#include "walls.h"
#include <linux/falloc.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>

/* Ways to write to a descriptor of the input, which may be one that was opened for it. */
static void spoil(int input)
{
    char content[64];
    struct iovec part = {"X", 1};
    int other = open("/etc/passwd", O_RDONLY);
    loff_t at = 0;
    REFUSED_BY(pwrite(input, "X", 1, 0), EBADF, EPERM);
    REFUSED_BY(pwritev2(input, &part, 1, 0, RWF_APPEND), EBADF, EPERM);
    REFUSED_BY(ftruncate(input, 0), EBADF, EINVAL, EPERM);
    REFUSED_BY(ftruncate(input, 100), EBADF, EINVAL, EPERM);
    REFUSED_BY(fallocate(input, 0, 0, 8192), EBADF, EPERM);
    REFUSED_BY(fallocate(input, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1), EBADF, EOPNOTSUPP);
    REFUSED_BY(copy_file_range(other, &at, input, &at, 4, 0), EBADF, EPERM, EXDEV, EINVAL);
    REFUSED_BY(sendfile(input, other, NULL, 4), EBADF, EPERM, EINVAL);
    HOLDS(mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, input, 0) == MAP_FAILED && (errno == EACCES || errno == EPERM));
    for (int seal = 1; seal <= 0x10; seal *= 2)
        REFUSED_BY(fcntl(input, F_ADD_SEALS, seal), EPERM);
    HOLDS(pread(input, content, sizeof content, 0) >= 5 && !memcmp(content, "hello", 5));
    close(other);
}

int main(void)
{
    spoil(0);
    fchmod(0, 0666); /* a program that is the judge's own user may do that, and no more */
    for (int round = 0; round < 2; round++) {
        int again = open("/proc/self/fd/0", round ? O_RDWR | O_APPEND : O_RDWR);
        if (again >= 0)
            spoil(again);
        REFUSED_BY(open("/proc/self/fd/0", O_WRONLY | O_TRUNC), EPERM, EACCES, EINVAL);
        REFUSED_BY(truncate("/proc/self/fd/0", 0), EPERM, EACCES, EINVAL);
    }
    return granted;
}
