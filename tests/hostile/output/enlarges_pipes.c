// Tries: to have the kernel hold more in pipes than a user may, its outputs taken for pipes first.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <unistd.h>
int main(void)
{
    int ends[2];
    if (pipe(ends))
        return 2;
    for (int fd = 0; fd <= 2; fd++) {
        HOLDS(fcntl(fd, F_SETPIPE_SZ, 1 << 20) < 0);
        HOLDS(fcntl(fd, F_GETPIPE_SZ) < 0);
    }
    REFUSED_WITH(EPERM, fcntl(ends[0], F_SETPIPE_SZ, 64 << 20));
    REFUSED(fcntl(ends[1], F_SETPIPE_SZ, 1U << 31));
    return granted;
}
