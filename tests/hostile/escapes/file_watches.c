// Tries: to watch or decide what others open: fanotify of each class, also unprivileged, marks on mounts.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    const unsigned classes[] = {0, 4 /* content */, 8 /* pre-content */};
    const unsigned reports[] = {0, 0x100, 0x200, 0x400, 0xc00, 0x1e00, 0x2000, 0x4000};
    for (unsigned i = 0; i < 3; i++)
        for (unsigned j = 0; j < sizeof reports / sizeof *reports; j++)
            REFUSED_BY(syscall(SYS_fanotify_init, classes[i] | reports[j], O_RDONLY), EPERM);
    for (int fd = 0; fd < 6; fd++)
        REFUSED_BY(syscall(SYS_fanotify_mark, fd, 0x11 /* mount */, 0x20, AT_FDCWD, "/usr"), EINVAL, EBADF, EPERM);
    return granted;
}
