// Tries: to hold a lease on its input, its output or mounted files, at whose break whoever opens them next waits 45 seconds.
// Ends: exited 0
// Stdin: hello
#define _GNU_SOURCE
#include "walls.h"
#include <signal.h>
int main(void)
{
    signal(SIGIO, SIG_IGN); /* whose default is to end it when a lease is broken */
    const char *names[] = {"/dev/stdin", "/dev/stdout", "/programs/leases", "/usr/bin/env", "/etc/passwd", "/dev/null", "/usr", "/"};
    const int kinds[] = {F_RDLCK, F_WRLCK};
    for (int kind = 0; kind < 2; kind++) {
        for (int fd = 0; fd < 3; fd++)
            REFUSED_BY(fcntl(fd, F_SETLEASE, kinds[kind]), EPERM, EACCES);
        for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
            int fd = open(names[i], O_RDONLY | O_NONBLOCK);
            REFUSED_BY(fcntl(fd, F_SETLEASE, kinds[kind]), EPERM, EACCES, EINVAL);
            close(fd);
        }
    }
    return granted;
}
