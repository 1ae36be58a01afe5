// Tries: to see or leave its control group, by mounts, by /proc and by making one; all ways must be refused.
// Ends: exited 0
#include "crowd.h"
#include <sys/mount.h>
#include <sys/stat.h>

static int granted;

static void refused(const char *what, long result)
{
    if (result < 0)
        return;
    printf("%s\n", what);
    granted = 1;
}

int main(void)
{
    const char *paths[] = {"/sys/fs/cgroup", "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/tasks",
                           "/sys/fs/cgroup/unified/cgroup.procs", "/proc/1/cgroup", "/proc/1/root/sys/fs/cgroup",
                           "/proc/self/root/sys/fs/cgroup", "/proc/1/cwd", "/proc/1/ns/cgroup"};
    for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
        refused(paths[i], open(paths[i], O_RDONLY));
        refused(paths[i], open(paths[i], O_WRONLY));
    }
    refused("write /proc/self/cgroup", open("/proc/self/cgroup", O_WRONLY));
    refused("write /proc/self/cpuset", open("/proc/self/cpuset", O_WRONLY));
    mkdir("/tmp/group", 0700);
    refused("mount cgroup", mount("none", "/tmp/group", "cgroup", 0, "memory"));
    refused("mount cgroup2", mount("none", "/tmp/group", "cgroup2", 0, NULL));
    refused("fsopen", syscall(430 /* fsopen */, "cgroup2", 0));
    refused("unshare", unshare(CLONE_NEWCGROUP));
    refused("setns", setns(open("/proc/self/ns/cgroup", O_RDONLY), CLONE_NEWCGROUP));
    long child = syscall(SYS_clone, CLONE_NEWCGROUP | SIGCHLD, 0, 0, 0, 0);
    refused("clone", child);
    return granted;
}
