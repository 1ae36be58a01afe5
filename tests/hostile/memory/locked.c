// Tries: to pin more memory than a run may, by mlock, mlock2, mlockall and MAP_LOCKED; all must be refused.
// Ends: exited 0
// Limits: memory_mib=16
#include "take.h"
#include "attempt.h"
#include <sys/resource.h>
#include <sys/syscall.h>
int main(void)
{
    struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    char *block = reserve(MIB, MAP_PRIVATE);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED;
    REFUSED(setrlimit(RLIMIT_MEMLOCK, &all));
    REFUSED(mlock(block, MIB));
    REFUSED(syscall(SYS_mlock2, block, MIB, 1 /* MLOCK_ONFAULT */));
    REFUSED(mlockall(MCL_CURRENT));
    REFUSED(mmap(NULL, MIB, PROT_READ | PROT_WRITE, flags, -1, 0));
    return granted;
}
