// Tries: to see or leave its control group, by mounts, by /proc and by making one; all ways must be refused.
// Ends: exited 0
#include "crowd.h"
#include "attempt.h"
#include <sys/mount.h>
#include <sys/stat.h>
int main(void)
{
    const char *paths[] = {"/sys/fs/cgroup", "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/tasks",
                           "/sys/fs/cgroup/unified/cgroup.procs", "/proc/1/cgroup", "/proc/1/root/sys/fs/cgroup",
                           "/proc/self/root/sys/fs/cgroup", "/proc/1/cwd", "/proc/1/ns/cgroup"};
    for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
        expect_refused(paths[i], open(paths[i], O_RDONLY));
        expect_refused(paths[i], open(paths[i], O_WRONLY));
    }
    REFUSED(open("/proc/self/cgroup", O_WRONLY));
    REFUSED(open("/proc/self/cpuset", O_WRONLY));
    HOLDS(!mkdir("/tmp/group", 0700));
    REFUSED(mount("none", "/tmp/group", "cgroup", 0, "memory"));
    REFUSED(mount("none", "/tmp/group", "cgroup2", 0, NULL));
    REFUSED(syscall(430 /* fsopen */, "cgroup2", 0));
    REFUSED(unshare(CLONE_NEWCGROUP));
    REFUSED(setns(open("/proc/self/ns/cgroup", O_RDONLY), CLONE_NEWCGROUP));
    REFUSED(syscall(SYS_clone, CLONE_NEWCGROUP | SIGCHLD, 0, 0, 0, 0));
    return granted;
}
