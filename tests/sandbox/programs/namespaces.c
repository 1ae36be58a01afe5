/* Tries to make and enter namespaces, each by each call. Expected: exits 0, all refused, clone3 as if it did not exist. */
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    const int flags[] = {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS,
                         CLONE_NEWCGROUP, 0x80 /* CLONE_NEWTIME */};
    const char *names[] = {"user", "mnt", "pid", "net", "ipc", "uts", "cgroup", "time"};
    for (int i = 0; i < 8; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/ns/%s", names[i]);
        uint64_t arguments[11] = {(uint64_t)flags[i], 0, 0, 0, SIGCHLD};
        REFUSED(unshare(flags[i]));
        long child = syscall(SYS_clone, flags[i] | SIGCHLD, 0, 0, 0, 0);
        if (!child)
            _exit(0);
        expect_refused(names[i], child);
        REFUSED(setns(open(path, O_RDONLY), 0));
        if (syscall(435 /* clone3 */, arguments, sizeof arguments) != -1 || errno != ENOSYS)
            puts("clone3 is there"), granted++;
    }
    return granted;
}
