// Tries: to move, replace, swap or remove the box, /tmp and other mount points themselves, from inside and outside.
// Ends: exited 0
// Mode: box
// Comes out: kept
#define _GNU_SOURCE
#include "steps.h"

#define NO EBUSY, EROFS, EACCES, EPERM, EXDEV, EINVAL, ENOTEMPTY

int main(void)
{
    write_text("/box/kept", "x");
    MUST(mkdir("/tmp/empty", 0755));
    REFUSED(rename("/box", "/gone"), NO);
    REFUSED(rename("/box", "/tmp/box"), NO);
    REFUSED(rename("/tmp", "/box/tmp"), NO);
    REFUSED(rename("/tmp/empty", "/box"), NO);
    REFUSED(rename("/tmp/empty", "/box/empty"), NO);
    REFUSED(rename("/programs", "/box/programs"), NO);
    REFUSED(rename(".", "elsewhere"), NO);
    REFUSED(rename("..", "elsewhere"), NO);
    REFUSED(syscall(SYS_renameat2, AT_FDCWD, "/box", AT_FDCWD, "/tmp", RENAME_EXCHANGE), NO);
    REFUSED(syscall(SYS_renameat2, AT_FDCWD, "/usr", AT_FDCWD, "/box", RENAME_EXCHANGE), NO);
    const char *places[] = {"/box", "/tmp", "/usr", "/dev", "/proc", "/programs", "/etc", "/dev/null", "/."};
    for (int i = 0; i < 9; i++) {
        REFUSED(rmdir(places[i]), NO, ENOTDIR);
        REFUSED(unlink(places[i]), NO, EISDIR);
    }
    REFUSED(rmdir("."), NO);
    REFUSED(mkdir("/new", 0755), NO);
    REFUSED(symlink("/box", "/link"), NO);
    return granted;
}
