// Tries: to open more descriptors than allowed by kinds that are no files, by copies and by numbers beyond the limit.
// Ends: exited 0
// Limits: files=32
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int highest;

static void take(int fd)
{
    highest = fd > highest ? fd : highest;
}

int main(void)
{
    sigset_t none;
    int ends[2];
    struct rlimit more = {33, 33};
    sigemptyset(&none);
    for (int turn = 0; turn < 10; turn++) {
        take(epoll_create1(0)), take(eventfd(0, 0)), take(inotify_init()), take(signalfd(-1, &none, 0));
        take(timerfd_create(CLOCK_MONOTONIC, 0)), take(socket(AF_UNIX, SOCK_STREAM, 0)), take(dup(0));
        take(syscall(SYS_pidfd_open, getpid(), 0)), take(open("/tmp", O_TMPFILE | O_RDWR, 0600));
        take(fcntl(0, F_DUPFD_CLOEXEC, 3)), take(open("/", O_PATH));
    }
    HOLDS(highest == 31);
    REFUSED_WITH(EMFILE, dup(0));
    REFUSED_WITH(EMFILE, pipe(ends));
    REFUSED_WITH(EMFILE, socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
    HOLDS(dup2(0, 32) < 0 && errno == EBADF);
    HOLDS(fcntl(0, F_DUPFD, 32) < 0 && errno == EINVAL);
    REFUSED_WITH(EPERM, setrlimit(RLIMIT_NOFILE, &more));
    return granted;
}
