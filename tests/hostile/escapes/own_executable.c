// Tries: to overwrite the file it was started from, as CVE-2019-5736 did, and that of its parent.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    char path[64];
    int kept = open("/proc/self/exe", O_PATH);
    snprintf(path, sizeof path, "/proc/self/fd/%d", kept);
    const char *names[] = {"/proc/self/exe", path};
    for (int i = 0; i < 2; i++) {
        REFUSED_BY(open(names[i], O_WRONLY), EROFS, EACCES, ETXTBSY);
        REFUSED_BY(open(names[i], O_RDWR | O_APPEND), EROFS, EACCES, ETXTBSY);
        REFUSED_BY(open(names[i], O_WRONLY | O_TRUNC), EROFS, EACCES, ETXTBSY);
        REFUSED_BY(truncate(names[i], 0), EROFS, EACCES, ETXTBSY);
        REFUSED_BY(chmod(names[i], 0777), EROFS, EPERM);
        REFUSED_BY(utimensat(AT_FDCWD, names[i], NULL, 0), EROFS, EPERM, EACCES);
        REFUSED_BY(linkat(AT_FDCWD, names[i], AT_FDCWD, "/tmp/mine", AT_SYMLINK_FOLLOW), EXDEV, EPERM, EACCES);
    }
    snprintf(path, sizeof path, "/proc/%d/exe", getppid());
    REFUSED_BY(open(path, O_PATH), ENOENT, EACCES);
    REFUSED_BY(unlink("/programs/own_executable"), EROFS, EPERM, EACCES);
    return granted;
}
