// Tries: to enter or look into other namespaces: setns by /proc and by pidfd, NS_GET_PARENT, namespaces of process 1.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *kinds[] = {"cgroup", "ipc", "mnt", "net", "pid", "pid_for_children", "time", "time_for_children",
                              "user", "uts"};

int main(void)
{
    int zygote = (int)syscall(SYS_pidfd_open, 1, 0), self = (int)syscall(SYS_pidfd_open, getpid(), 0);
    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/ns/%s", kinds[i]);
        int own = open(path, O_RDONLY);
        REFUSED_BY(setns(own, 0), EPERM);
        snprintf(path, sizeof path, "/proc/1/ns/%s", kinds[i]);
        REFUSED_BY(open(path, O_RDONLY), ENOENT, EACCES);
        REFUSED_BY(readlink(path, path, sizeof path), ENOENT, EACCES);
        if (own >= 0)
            close(own);
    }
    REFUSED_BY(ioctl(open("/proc/self/ns/pid", O_RDONLY), NS_GET_PARENT), EPERM);
    REFUSED_BY(ioctl(open("/proc/self/ns/user", O_RDONLY), NS_GET_PARENT), EPERM);
    REFUSED_BY(setns(zygote, CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET), EPERM);
    REFUSED_BY(setns(self, CLONE_NEWNS), EPERM);
    for (unsigned request = 0xff01; request <= 0xff0a; request++) /* PIDFD_GET_*_NAMESPACE, Linux 6.11 */
        REFUSED_BY(ioctl(zygote, request, 0), EPERM, EACCES, ENOTTY, EINVAL, EBADF, ESRCH);
    return granted;
}
