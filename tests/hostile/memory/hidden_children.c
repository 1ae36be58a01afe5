// Tries: to pass the limit by five processes that have made themselves unreadable for everybody but root.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
#include <sys/prctl.h>
int main(void)
{
    prctl(PR_SET_DUMPABLE, 0);
    for (int i = 0; i < 5; i++)
        if (!fork()) {
            take(3);
            hold(300);
            _exit(0);
        }
    wait_for_all();
    return 0;
}
