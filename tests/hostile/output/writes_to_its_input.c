// Tries: to use its input as an output that nobody limits or looks at.
// Ends: exited 0
// Stdin: question
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>
int main(void)
{
    char text[64];
    int again = open("/proc/self/fd/0", O_RDONLY), ends[2];
    pipe(ends);
    write(ends[1], "answer", 6);
    REFUSED_WITH(EBADF, write(0, "answer", 6));
    REFUSED_WITH(EBADF, pwrite(0, "answer", 6, 0));
    REFUSED_WITH(EBADF, splice(ends[0], 0, 0, 0, 6, 0));
    REFUSED_WITH(EINVAL, ftruncate(0, 1 << 20));
    HOLDS(fallocate(0, 0, 0, 1 << 20) < 0);
    /* It may be opened so, being sealed. */
    HOLDS(write(open("/dev/stdin", O_WRONLY), "answer", 6) < 0);
    HOLDS(ftruncate(open("/proc/self/fd/0", O_RDWR), 1 << 20) < 0);
    REFUSED(open("/dev/stdin", O_WRONLY | O_TRUNC));
    HOLDS(mmap(0, 4096, PROT_WRITE, MAP_SHARED, 0, 0) == MAP_FAILED);
    HOLDS(again >= 0 && pread(again, text, sizeof text, 0) == 9 && !memcmp(text, "question\n", 9));
    return granted;
}
