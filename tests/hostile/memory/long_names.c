// Tries: to fill memory with the kernel's notes on 40000 long names that do not exist; it must forget them in time.
// Ends: exited 0
// Limits: memory_mib=16 cpu_ms=10000 wall_ms=20000
// Checks: peak_mib<=16
#include "take.h"
#include <sys/stat.h>
int main(void)
{
    char name[256];
    struct stat info;
    memset(name, 'x', sizeof name);
    memcpy(name, "/usr/lib/", 9);
    name[250] = 0;
    for (int i = 0; i < 40000; i++) {
        snprintf(name + 238, 12, "%011d", i);
        if (!stat(name, &info) || errno != ENOENT)
            return 1;
    }
    return 0;
}
