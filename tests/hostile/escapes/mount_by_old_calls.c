// Tries: to mount, bind, remount writable, move, share and unmount by mount and umount, also in a thread and a child.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <pthread.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void *attempt(void *unused)
{
    static const char *types[] = {"fuse", "tmpfs", "proc", "sysfs", "devtmpfs", "devpts", "cgroup", "cgroup2", "overlay",
                                  "mqueue", "binfmt_misc", "debugfs", "tracefs", "bpf", "ext4", "nfs"};
    for (unsigned i = 0; i < sizeof types / sizeof *types; i++)
        REFUSED_BY(mount(types[i], "/tmp/at", types[i], 0, ""), EPERM);
    REFUSED_BY(mount("/usr", "/tmp/at", NULL, MS_BIND | MS_REC, NULL), EPERM);
    REFUSED_BY(mount("/proc/self/root", "/tmp/at", NULL, MS_BIND, NULL), EPERM);
    REFUSED_BY(mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL), EPERM);
    REFUSED_BY(mount(NULL, "/usr", NULL, MS_REMOUNT | MS_BIND, NULL), EPERM);
    REFUSED_BY(mount(NULL, "/tmp", NULL, MS_REMOUNT, "size=8g"), EPERM);
    REFUSED_BY(mount(NULL, "/proc", NULL, MS_REMOUNT, "hidepid=0"), EPERM);
    REFUSED_BY(mount("/tmp", "/usr", NULL, MS_MOVE, NULL), EPERM);
    REFUSED_BY(mount(NULL, "/", NULL, MS_SHARED | MS_REC, NULL), EPERM);
    REFUSED_BY(umount2("/usr", MNT_DETACH), EPERM);
    REFUSED_BY(umount2("/", MNT_DETACH), EPERM);
    REFUSED_BY(umount2("/dev/null", 0), EPERM);
    return unused;
}

int main(void)
{
    pthread_t thread;
    int status = 1;
    mkdir("/tmp/at", 0755);
    attempt(NULL);
    pthread_create(&thread, NULL, attempt, NULL);
    pthread_join(thread, NULL);
    if (!fork()) {
        attempt(NULL);
        fflush(stdout);
        _exit(granted);
    }
    wait(&status);
    return granted || status;
}
