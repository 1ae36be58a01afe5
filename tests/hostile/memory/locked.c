// Tries: to pin more memory than a run may, by mlock, mlock2, mlockall and MAP_LOCKED; all must be refused.
// Ends: exited 0
// Limits: memory_mib=16
#include "take.h"
#include <sys/resource.h>
#include <sys/syscall.h>

static int granted;

static void refused(const char *what, int failed)
{
    if (failed && (errno == ENOMEM || errno == EAGAIN || errno == EPERM))
        return;
    printf("%s: %s\n", what, failed ? strerror(errno) : "granted");
    granted = 1;
}

int main(void)
{
    struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    char *block = reserve(MIB, MAP_PRIVATE);
    refused("setrlimit", setrlimit(RLIMIT_MEMLOCK, &all) < 0);
    refused("mlock", mlock(block, MIB) < 0);
    refused("mlock2", syscall(SYS_mlock2, block, MIB, 1 /* MLOCK_ONFAULT */) < 0);
    refused("mlockall", mlockall(MCL_CURRENT) < 0);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED;
    refused("MAP_LOCKED", mmap(NULL, MIB, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED);
    return granted;
}
