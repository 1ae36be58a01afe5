// Tries: to send bits to the other of two programs that run at once by locks of each kind on files that both may read.
// Ends: exited 0
// Mode: neighbours
// Stdin: hello
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <sys/file.h>

#define SHARED_FILES "/usr/bin/env", "/usr", "/dev/null", "/programs/file_locks", "/dev/stdin"

/* Takes locks on the left; on the right, sees whether there are any. A conflict rewrites the question: that it was to
 * be a lock for writing becomes that there is one for reading. */
static int is_free(int fd, int left)
{
    struct flock lock = {.l_type = F_RDLCK, .l_len = 1}, question = {.l_type = F_WRLCK}, same = question;
    int found = flock(fd, (left ? LOCK_EX : LOCK_SH) | LOCK_NB) < 0 && errno == EWOULDBLOCK;
    if (left) {
        fcntl(fd, F_SETLK, &lock);
        fcntl(fd, F_OFD_SETLK, &lock);
        return 1;
    }
    found |= !fcntl(fd, F_GETLK, &question) && question.l_type == F_RDLCK;
    found |= !fcntl(fd, F_OFD_GETLK, &same) && same.l_type == F_RDLCK;
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
