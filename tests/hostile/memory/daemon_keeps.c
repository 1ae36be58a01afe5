// Tries: to leave a daemon behind that holds most of the limit, so that the next run would be charged for it.
// Ends: exited 0
// Limits: memory_mib=10 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib>=6 peak_mib<=10 leftover
#include "take.h"
int main(void)
{
    int ready[2];
    char byte;
    if (pipe(ready) < 0)
        return 2;
    if (!fork()) {
        setsid();
        take(6);
        hold(50);
        if (write(ready[1], "", 1) == 1)
            pause();
    }
    return read(ready[0], &byte, 1) != 1;
}
