// Tries: to have one file come out many times, more than the box holds, and to link files from outside into the box.
// Ends: exited 0
// Mode: box
// Limits: output=1073741824
// Comes out: a b
#define _GNU_SOURCE
#include "steps.h"

int main(void)
{
    static char block[1 << 16];
    char name[32];
    MUST(chdir("/box"));
    int file = (int)MUST(open("a", O_WRONLY | O_CREAT | O_EXCL, 0644));
    for (long long left = room("/box") / 2; left > 0; left -= sizeof block)
        MUST(write(file, block, sizeof block));
    MUST(link("a", "b"));
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "c%d", i);
        MUST(link("a", name));
    }
    MUST(mkdir("outside", 0755));
    REFUSED(link("/etc/passwd", "outside/passwd"), EXDEV, EPERM);
    REFUSED(link("/usr/bin/env", "outside/env"), EXDEV, EPERM);
    REFUSED(linkat(AT_FDCWD, "/proc/self/exe", AT_FDCWD, "outside/self", AT_SYMLINK_FOLLOW), EXDEV, EPERM);
    REFUSED(linkat(AT_FDCWD, "/proc/self/fd/0", AT_FDCWD, "outside/input", AT_SYMLINK_FOLLOW), EXDEV, EPERM, ENOENT);
    REFUSED(linkat(AT_FDCWD, "/proc/self/fd/1", AT_FDCWD, "outside/output", AT_SYMLINK_FOLLOW), EXDEV, EPERM, ENOENT);
    REFUSED(linkat(1, "", AT_FDCWD, "outside/output", AT_EMPTY_PATH), EXDEV, EPERM, ENOENT);
    REFUSED(link("/dev/zero", "outside/zero"), EXDEV, EPERM);
    return granted;
}
