// Tries: to leave its root by a directory that somebody left open, or by where it or its supervisor began.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_root(const char *path)
{
    struct stat root, found;
    return !stat("/", &root) && !stat(path, &found) && root.st_ino == found.st_ino && root.st_dev == found.st_dev;
}

int main(void)
{
    char place[4096], *up = "../../../../../../../../../../..";
    for (int fd = 0; fd < 1024; fd++) {
        REFUSED_WITH(fd < 3 ? ENOTDIR : EBADF, fchdir(fd));
        if (fd < 3)
            REFUSED_WITH(ENOTDIR, openat(fd, up, O_PATH));
        else
            REFUSED_WITH(EBADF, openat(fd, up, O_PATH));
    }
    HOLDS(getcwd(place, sizeof place) && !strcmp(place, "/tmp"));
    HOLDS(is_root(up));
    HOLDS(is_root("/.."));
    HOLDS(is_root("/proc/self/root"));
    HOLDS(is_root("/proc/self/cwd/../../.."));
    HOLDS(is_root("/proc/self/root/../.."));
    REFUSED(access("/proc/1/cwd/usr", F_OK));
    REFUSED(access("/proc/1/root/usr", F_OK));
    REFUSED(access(getenv("SECRET"), F_OK));
    return granted;
}
