// Tries: to handle its own page faults, with which it could stall whoever reads its memory; all ways must be refused.
// Ends: exited 0
#include "take.h"
#include <sys/syscall.h>
int main(void)
{
    int flags[] = {0, O_CLOEXEC, O_NONBLOCK, 1 /* UFFD_USER_MODE_ONLY */, 1 | O_CLOEXEC};
    for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (syscall(SYS_userfaultfd, flags[i]) >= 0)
            return printf("userfaultfd %d\n", flags[i]), 1;
        if (errno != EPERM && errno != ENOSYS)
            return perror("userfaultfd"), 1;
    }
    if (open("/dev/userfaultfd", O_RDWR) >= 0)
        return puts("device"), 1;
    return errno != ENOENT && errno != EACCES;
}
