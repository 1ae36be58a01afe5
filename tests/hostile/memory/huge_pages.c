// Tries: to get huge pages that an administrator may have set aside, by mmap and by a file in memory.
// Ends: exited 0
#include "take.h"
#include <sys/syscall.h>

int main(void)
{
    enum { HUGE = 2 * MIB };
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | MAP_POPULATE;
    if (mmap(NULL, HUGE, PROT_READ | PROT_WRITE, flags, -1, 0) != MAP_FAILED)
        return puts("mmap"), 1;
    if (errno != ENOMEM && errno != EPERM && errno != EINVAL)
        return perror("mmap"), 1;
    int fd = syscall(SYS_memfd_create, "huge", 4 /* MFD_HUGETLB */);
    if (fd < 0)
        return 0;
    if (mmap(NULL, HUGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, 0) != MAP_FAILED)
        return puts("memfd"), 1;
    return errno != ENOMEM && errno != EPERM;
}
