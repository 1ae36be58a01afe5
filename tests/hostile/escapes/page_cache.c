// Tries: to change files that it may only read through the kernel's cache by pipes, as Dirty Pipe did.
// Ends: exited 0
// Stdin: hello
#define _GNU_SOURCE
#include "walls.h"
#include <sys/uio.h>

/* Fills and empties a pipe, so that its buffers remember that they may be added to; then puts a page of the file there
 * and writes behind it. */
static void poison(int file)
{
    static char page[4096];
    int ends[2];
    loff_t at = 0;
    pipe(ends);
    for (int i = 0; i < 16; i++)
        (void)!write(ends[1], page, sizeof page);
    for (int i = 0; i < 16; i++)
        (void)!read(ends[0], page, sizeof page);
    if (splice(file, &at, ends[1], NULL, 1, 0) == 1)
        (void)!write(ends[1], "XXXX", 4);
    close(ends[0]);
    close(ends[1]);
    REFUSED_BY(splice(ends[0], NULL, file, &at, 1, 0), EBADF, EINVAL, EPERM);
}

static void expect_same(const char *name)
{
    char before[64] = "", after[64] = "";
    int file = open(name, O_RDONLY), ends[2];
    struct iovec part = {after, 4};
    if (pread(file, before, sizeof before, 0) < 4)
        complain("cannot read"), complain(name);
    poison(file);
    pipe(ends);
    (void)!write(ends[1], "XXXX", 4);
    REFUSED_BY(splice(ends[0], NULL, file, NULL, 4, 0), EBADF, EINVAL, EPERM);
    REFUSED_BY(vmsplice(file, &part, 1, SPLICE_F_GIFT), EBADF, EINVAL, EPERM);
    REFUSED_BY(tee(ends[0], file, 4, 0), EBADF, EINVAL, EPERM);
    REFUSED_BY(copy_file_range(ends[0], NULL, file, NULL, 4, 0), EBADF, EINVAL, EPERM);
    if (pread(file, after, sizeof after, 0) < 4 || memcmp(before, after, sizeof after))
        complain("changed"), complain(name);
}

int main(void)
{
    expect_same("/usr/bin/env");
    expect_same("/proc/self/exe");
    expect_same("/etc/passwd");
    expect_same("/proc/self/fd/0");
    return granted;
}
