// Tries: to leave the next run its input read to the end, locked, nonblocking, appending and signalling.
// Ends: exited 0
// Mode: twice
// Stdin: a longer text
// Prints: a longer text
#define _GNU_SOURCE
#include "walls.h"
#include <sys/file.h>

int main(int argc, char **argv)
{
    char text[64];
    int mode = fcntl(0, F_GETFL), bytes;
    HOLDS(lseek(0, 0, SEEK_CUR) == 0);
    HOLDS((mode & O_ACCMODE) == O_RDONLY && !(mode & (O_NONBLOCK | O_APPEND | O_ASYNC)));
    HOLDS(fcntl(0, F_GETOWN) == 0 && fcntl(0, F_GETSIG) == 0 && fcntl(0, F_GETFD) == 0);
    HOLDS(flock(0, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);
    while ((bytes = (int)read(0, text, sizeof text)) > 0)
        (void)!write(1, text, (size_t)bytes);
    fcntl(0, F_SETFL, O_NONBLOCK | O_ASYNC);
    fcntl(0, F_SETOWN, getpid());
    fcntl(0, F_SETSIG, 9);
    return granted;
}
