// Tries: to link the system's files, its inputs and outputs into its box, by name and by descriptor.
// Ends: exited 0
// Mode: box
// Comes out:
// Stdin: hello
#define _GNU_SOURCE
#include "walls.h"

#define WALLS EXDEV, EPERM, EACCES, EROFS, ENOENT, EBUSY

int main(void)
{
    const char *sources[] = {"/usr/bin/env", "/etc/passwd", "/dev/null", "/proc/self/exe", "/proc/self/fd/0",
                             "/proc/self/fd/1", "/proc/self/fd/2", "/proc/1/exe", "/programs/hard_links"};
    const char *targets[] = {"/tmp/link", "/box/link", "/usr/link", "/link"};
    for (unsigned i = 0; i < sizeof sources / sizeof *sources; i++)
        for (unsigned j = 0; j < sizeof targets / sizeof *targets; j++) {
            REFUSED_BY(link(sources[i], targets[j]), WALLS);
            REFUSED_BY(linkat(AT_FDCWD, sources[i], AT_FDCWD, targets[j], AT_SYMLINK_FOLLOW), WALLS);
            REFUSED_BY(rename(sources[i], targets[j]), WALLS);
        }
    for (int fd = 0; fd < 3; fd++)
        REFUSED_BY(linkat(fd, "", AT_FDCWD, "/box/link", AT_EMPTY_PATH), ENOENT, EXDEV, EPERM, EACCES);
    REFUSED_BY(open("/usr", O_TMPFILE | O_RDWR, 0600), EROFS, EACCES, EOPNOTSUPP);
    REFUSED_BY(open("/", O_TMPFILE | O_RDWR, 0600), EROFS, EACCES, EOPNOTSUPP);
    return granted;
}
