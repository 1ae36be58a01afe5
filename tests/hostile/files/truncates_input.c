// Tries: to empty or change its own input by every name the kernel has for it, and to take its seals off.
// Ends: exited 0
// Stdin: the input of every run
#define _GNU_SOURCE
#include <sys/mman.h>
#include "steps.h"

int main(void)
{
    static const char *const NAMES[] = {"/proc/self/fd/0", "/dev/stdin", "/dev/fd/0", "/proc/thread-self/fd/0"};
    char path[64], text[64] = {0};
    for (int i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "/proc/%d/task/%d/fd/0", getpid(), getpid());
        const char *name = i < 4 ? NAMES[i] : path;
        chmod(name, 0666); /* a program with the judge's own user may do that, without use */
        int file = open(name, O_RDWR);
        if (file >= 0) {
            REFUSED(ftruncate(file, 0), EPERM);
            REFUSED(ftruncate(file, 1 << 20), EPERM);
            REFUSED(pwrite(file, "x", 1, 0), EPERM);
            REFUSED((long)mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) == -1 ? -1 : 0, EPERM);
            REFUSED(fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1), EOPNOTSUPP);
            REFUSED(fcntl(file, F_ADD_SEALS, 0), EPERM);
            MUST(close(file));
        } else
            REFUSED(-1, EACCES, EPERM, EROFS);
        REFUSED(truncate(name, 0), EACCES, EPERM);
        REFUSED(open(name, O_RDONLY | O_TRUNC), EACCES, EPERM);
    }
    REFUSED(ftruncate(0, 0), EINVAL, EPERM);
    if (MUST(pread(0, text, sizeof text, 0)) < 5 || strncmp(text, "the input", 9))
        return 2;
    return granted;
}
