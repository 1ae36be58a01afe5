// Tries: nothing wrong: five children share the pages of their parent, which must count once.
// Ends: exited 0
// Limits: memory_mib=10 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib>=5 peak_mib<=10
#include "take.h"
int main(void)
{
    take(5);
    for (int i = 0; i < 5; i++)
        if (!fork()) {
            hold(60);
            _exit(0);
        }
    wait_for_all();
    return 0;
}
