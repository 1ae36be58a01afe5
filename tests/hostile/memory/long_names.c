// Tries: to fill memory with the kernel's notes on 36000 long names that do not exist: whether it forgets them in time is its own affair.
// Ends: exited 0 or memory_limit
// Limits: memory_mib=16 cpu_ms=10000 wall_ms=20000
// Checks: peak_mib<=16
#include "take.h"
#include <sys/stat.h>
#include <time.h>
int main(void)
{
    char name[256];
    struct stat info;
    struct timespec now; /* names that no run before has asked for */
    clock_gettime(CLOCK_REALTIME, &now);
    memset(name, 'x', sizeof name);
    memcpy(name, "/usr/lib/", 9);
    for (int i = 0; i < 36000; i++) {
        snprintf(name + 218, 32, "%010ld%09ld%011d", (long)now.tv_sec, now.tv_nsec, i);
        if (!stat(name, &info) || errno != ENOENT)
            return 1;
    }
    return 0;
}
