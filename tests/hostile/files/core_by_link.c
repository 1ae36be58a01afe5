// Tries: to have the kernel write a core through planted links and pipes: raises its limit, plants "core" everywhere, aborts.
// Ends: signalled 6
// Mode: box
// Comes out:
#include <sys/resource.h>
#include "steps.h"

int main(void)
{
    struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    MUST(chdir("/box"));
    MUST(symlink("/tmp/core", "core"));
    MUST(mkdir("core.directory", 0777));
    REFUSED(setrlimit(RLIMIT_CORE, &all), EPERM);
    REFUSED(open("/proc/sys/kernel/core_pattern", O_WRONLY), EACCES, EROFS, EPERM, ENOENT);
    if (granted)
        return 1;
    abort();
}
