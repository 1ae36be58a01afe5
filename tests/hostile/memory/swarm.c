// Tries: to pass the limit by 16 processes of an eighth of it each, all born of one another.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    for (int depth = 0; depth < 16; depth++) {
        take(1);
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
