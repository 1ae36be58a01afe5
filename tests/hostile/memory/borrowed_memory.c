// Tries: nothing wrong: a child that borrows the memory of its parent, as vfork gives it, must not count it again.
// Ends: exited 0
// Limits: memory_mib=10 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib>=6 peak_mib<=10
#include "take.h"
int main(void)
{
    take(6);
    for (int i = 0; i < 3; i++) {
        pid_t child = vfork();
        if (!child) {
            hold(30);
            _exit(0);
        }
        if (child < 0)
            return 2;
    }
    wait_for_all();
    return 0;
}
