// Tries: to pass the limit by 24 processes of a twelfth of it each, all born of one another.
// Ends: memory_limit
// Limits: memory_mib=24 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    for (int depth = 0; depth < 24; depth++) {
        take(2);
        pid_t child = fork();
        if (child > 0) {
            wait_for_all();
            _exit(0);
        }
        if (child < 0)
            break;
    }
    hold(300);
    return 0;
}
