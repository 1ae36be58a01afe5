// Tries: to lock out the next run: a process left behind holds every kind of lock on files that all runs read.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include <sys/file.h>
#include "steps.h"

static const char *const SHARED[] = {"/bin/sh", "/usr/bin/env", "/etc/passwd", "/dev/null", "/programs", "/tmp", "/"};

static void lock_all(void)
{
    struct flock whole = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    for (unsigned i = 0; i < sizeof SHARED / sizeof *SHARED; i++) {
        int file = (int)MUST(open(SHARED[i], O_RDONLY));
        MUST(flock(file, LOCK_EX | LOCK_NB));
        fcntl(file, F_OFD_SETLK, &whole);
        fcntl(file, F_SETLK, &whole);
        fcntl(file, F_SETLEASE, F_RDLCK);
    }
}

int main(int count, char **arguments)
{
    lock_all();
    if (count == 2 && !strcmp(arguments[1], "first") && stays_behind())
        for (;;)
            pause();
    return granted;
}
