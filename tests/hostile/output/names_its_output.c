// Tries: to give its nameless outputs a name by which something else finds them, in its own directories and outside.
// Ends: exited 0
// Mode: box
// Comes out:
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    static const char *const descriptors[] = {"/proc/self/fd/0", "/proc/self/fd/1", "/proc/self/fd/2"};
    struct stat found;
    for (int fd = 0; fd <= 2; fd++) {
        REFUSED(linkat(AT_FDCWD, descriptors[fd], AT_FDCWD, "/box/name", AT_SYMLINK_FOLLOW));
        REFUSED(linkat(AT_FDCWD, descriptors[fd], AT_FDCWD, "/tmp/name", AT_SYMLINK_FOLLOW));
        REFUSED(linkat(fd, "", AT_FDCWD, "/box/name", AT_EMPTY_PATH));
        REFUSED(linkat(fd, "", fd, "name", AT_EMPTY_PATH));
        HOLDS(!fstat(fd, &found) && found.st_nlink == 0 && found.st_size == 0);
    }
    return granted;
}
