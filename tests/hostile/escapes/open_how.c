// Tries: to reach files of the host by openat2 with every way to resolve, through magic links and .. .
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>

#define WALLS ENOENT, EACCES, EXDEV, ELOOP, EINVAL, EAGAIN, ENOTDIR

static long open_how(int directory, const char *path, uint64_t flags, uint64_t resolve)
{
    struct { uint64_t flags, mode, resolve; } how = {flags, 0, resolve};
    return syscall(SYS_openat2, directory, path, &how, sizeof how);
}

int main(void)
{
    const char *secret = getenv("SECRET");
    char path[8][300];
    int root = open("/", O_PATH), usr = open("/usr", O_PATH), proc = open("/proc/self/fd", O_RDONLY);
    snprintf(path[0], 300, "%s", secret);
    snprintf(path[1], 300, "../../../../../../..%s", secret);
    snprintf(path[2], 300, "/proc/self/root/..%s", secret);
    snprintf(path[3], 300, "/proc/self/cwd/../..%s", secret);
    snprintf(path[4], 300, "/proc/1/root%s", secret);
    snprintf(path[5], 300, "%d/..%s", root, secret);
    snprintf(path[6], 300, "/dev/fd/%d/../..%s", usr, secret);
    snprintf(path[7], 300, "/proc/thread-self/root/../../..%s", secret);
    for (int i = 0; i < 8; i++)
        for (uint64_t resolve = 0; resolve < 64; resolve++) {
            REFUSED_BY(open_how(AT_FDCWD, path[i], O_RDONLY, resolve), WALLS);
            REFUSED_BY(open_how(i == 5 ? proc : usr, path[i], O_PATH, resolve), WALLS);
        }
    REFUSED_BY(open_how(root, "etc/passwd", O_WRONLY, 0x10 /* in root */), EROFS, EACCES);
    REFUSED_BY(open_how(usr, "../etc/passwd", O_RDWR, 0), EROFS, EACCES);
    snprintf(path[0], 300, "/proc/self/fd/%d", open("/usr/bin/env", O_PATH));
    REFUSED_BY(open(path[0], O_RDWR), EROFS, EACCES);
    return granted;
}
