// Tries: to change the programs of the next run, its own and the system's, in every way a file can be changed.
// Ends: exited 0
#define _GNU_SOURCE
#include <sys/mman.h>
#include <sys/xattr.h>
#include "steps.h"

#define NO EROFS, EACCES, EPERM, EXDEV, EBUSY, ETXTBSY

static void attack(const char *path)
{
    struct timespec now[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    REFUSED(open(path, O_WRONLY), NO);
    REFUSED(open(path, O_RDWR | O_TRUNC), NO);
    REFUSED(open(path, O_WRONLY | O_APPEND), NO);
    REFUSED(open(path, O_RDONLY | O_TRUNC), NO);
    REFUSED(truncate(path, 0), NO);
    REFUSED(unlink(path), NO);
    REFUSED(rename(path, "/tmp/mine"), NO);
    REFUSED(rename("/tmp/planted", path), NO);
    REFUSED(link(path, "/tmp/mine"), NO);
    REFUSED(chmod(path, 0777), NO);
    REFUSED(chown(path, getuid(), getgid()), NO);
    REFUSED(utimensat(AT_FDCWD, path, now, 0), NO);
    REFUSED(setxattr(path, "user.mine", "x", 1, 0), NO, EOPNOTSUPP);
    int file = open(path, O_RDONLY);
    if (file < 0)
        return;
    REFUSED(fchmod(file, 0777), NO);
    REFUSED(ftruncate(file, 0), EINVAL, NO);
    REFUSED(fallocate(file, 0, 0, 1), EBADF, NO);
    REFUSED((long)mmap(NULL, 1, PROT_WRITE, MAP_SHARED, file, 0) == -1 ? -1 : 0, NO);
    long seen = (long)mmap(NULL, 1, PROT_READ, MAP_SHARED, file, 0);
    if (seen != -1)
        REFUSED(mprotect((void *)seen, 1, PROT_READ | PROT_WRITE), NO);
    MUST(close(file));
}

int main(int count, char **arguments)
{
    (void)count;
    write_text("/tmp/planted", "x");
    const char *paths[] = {arguments[0], "/programs/planted", "/proc/self/exe", "/usr/bin/env", "/bin/sh", "/etc/passwd"};
    for (int i = 0; i < 6; i++)
        if (!access(paths[i], F_OK))
            attack(paths[i]);
    REFUSED(open("/programs/planted", O_WRONLY | O_CREAT, 0755), NO);
    REFUSED(mkdir("/programs/directory", 0755), NO);
    REFUSED(symlink("/tmp/planted", "/programs/planted"), NO);
    REFUSED(rename("/tmp/planted", "/programs/planted"), NO);
    return granted;
}
