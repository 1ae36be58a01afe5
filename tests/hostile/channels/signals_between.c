// Tries: to signal the other of two programs that run at once: by every number near its own, groups, threads, pidfds, all.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <signal.h>
#include <sys/syscall.h>

int main(int argc, char **argv)
{
    long start = now_ms();
    do {
        for (int pid = 2; pid < 600 && !granted; pid++) {
            if (pid == getpid())
                continue;
            REFUSED_BY(kill(pid, SIGTERM), ESRCH);
            REFUSED_BY(kill(-pid, SIGTERM), ESRCH);
            REFUSED_BY(syscall(SYS_tkill, pid, SIGTERM), ESRCH);
            REFUSED_BY(syscall(SYS_pidfd_open, pid, 0), ESRCH, EINVAL);
        }
        REFUSED_BY(kill(-1, SIGTERM), ESRCH);
    } while (goes_on(start) && !granted);
    return granted;
}
