// Tries: to stop the kernel at a page of its choice: userfaultfd with each flag, its device, FUSE.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sys/syscall.h>
int main(void)
{
    const int flags[] = {0, 1 /* UFFD_USER_MODE_ONLY */, O_CLOEXEC, O_NONBLOCK, O_CLOEXEC | O_NONBLOCK | 1};
    for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++)
        REFUSED_BY(syscall(SYS_userfaultfd, flags[i]), EPERM);
    REFUSED_BY(open("/dev/userfaultfd", O_RDWR), ENOENT);
    REFUSED_BY(open("/dev/fuse", O_RDWR), ENOENT);
    REFUSED_BY(open("/dev/cuse", O_RDWR), ENOENT);
    return granted;
}
