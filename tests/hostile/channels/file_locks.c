// Tries: to send bits to the other of two programs that run at once by locks of each kind on files that both may read.
// Ends: exited 0
// Mode: neighbours
// Stdin: hello
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <sys/file.h>

#define SHARED_FILES "/usr/bin/env", "/usr", "/dev/null", "/programs/file_locks", "/dev/stdin"

static int is_free(int fd, int left)
{
    struct flock record = {.l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1}, seen = {.l_type = F_WRLCK, .l_len = 1};
    int found = flock(fd, (left ? LOCK_EX : LOCK_SH) | LOCK_NB) < 0 && errno == EWOULDBLOCK;
    if (left)
        fcntl(fd, F_SETLK, &record);
    else
        found |= fcntl(fd, F_GETLK, &seen) == 0 && seen.l_type != F_UNLCK;
    seen = (struct flock){.l_type = F_WRLCK, .l_len = 1};
    if (left)
        fcntl(fd, F_OFD_SETLK, &record);
    else
        found |= fcntl(fd, F_OFD_GETLK, &seen) == 0 && seen.l_type != F_UNLCK;
    return !found;
}

int main(int argc, char **argv)
{
    const char *names[] = {SHARED_FILES};
    int fds[5];
    long start = now_ms();
    for (int i = 0; i < 5; i++)
        fds[i] = open(names[i], O_RDONLY);
    while (goes_on(start) && !granted)
        for (int i = 0; i < 5; i++) {
            if (!is_free(fds[i], is_left(argc, argv)))
                complain(names[i]);
            flock(fds[i], LOCK_UN);
        }
    return granted;
}
