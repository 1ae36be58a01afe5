// Tries: to give nameless files a name where there was none: its own, its output, its input, in directories it may not write.
// Ends: exited 0
// Mode: box
// Comes out: linked
#define _GNU_SOURCE
#include "steps.h"

static int link_open(int file, const char *to)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return linkat(AT_FDCWD, path, AT_FDCWD, to, AT_SYMLINK_FOLLOW);
}

int main(void)
{
    int mine = (int)MUST(open("/box", O_TMPFILE | O_RDWR, 0644));
    int sealed = (int)MUST(open("/box", O_TMPFILE | O_RDWR | O_EXCL, 0644));
    int other = (int)MUST(open("/tmp", O_TMPFILE | O_RDWR, 0644));
    MUST(write(mine, "x", 1));
    MUST(link_open(mine, "/box/linked"));
    REFUSED(link_open(mine, "/box/linked"), EEXIST);
    REFUSED(link_open(sealed, "/box/sealed"), ENOENT);
    REFUSED(link_open(other, "/box/other"), EXDEV);
    REFUSED(link_open(0, "/box/input"), EXDEV, ENOENT);
    REFUSED(link_open(1, "/box/output"), EXDEV, ENOENT);
    REFUSED(link_open(1, "/tmp/output"), EXDEV, ENOENT);
    REFUSED(link_open(mine, "/programs/linked"), EXDEV, EROFS);
    const char *directories[] = {"/", "/usr", "/etc", "/dev", "/proc", "/programs", "/usr/bin"};
    for (int i = 0; i < 7; i++)
        REFUSED(open(directories[i], O_TMPFILE | O_RDWR, 0644), EACCES, EROFS, EOPNOTSUPP, ENOENT, EPERM);
    return granted;
}
