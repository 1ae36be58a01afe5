// Tries: to reach the descriptors of the supervisor: its socket, its directories, its counters, its control groups.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    char name[64];
    for (int fd = 3; fd < 100; fd++) {
        REFUSED_WITH(EBADF, send(fd, "x", 1, 0));
        REFUSED_WITH(EBADF, dup(fd));
    }
    int first = (int)syscall(SYS_pidfd_open, 1, 0);
    HOLDS(!opendir("/proc/1/fd"));
    HOLDS(!opendir("/proc/1/task/1/fd"));
    HOLDS(!opendir("/proc/1/map_files"));
    for (int fd = 0; fd < 100; fd++) {
        snprintf(name, sizeof name, "/proc/1/fd/%d", fd);
        REFUSED(open(name, O_RDONLY | O_PATH));
        REFUSED(open(name, O_RDWR));
        REFUSED(readlink(name, name, sizeof name));
        REFUSED_WITH(EPERM, syscall(SYS_pidfd_getfd, first, fd, 0));
    }
    REFUSED_WITH(EPERM, syscall(SYS_kcmp, getpid(), 1, 0, 0, 3));
    return granted;
}
