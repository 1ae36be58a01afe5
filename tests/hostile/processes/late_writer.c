// Tries: to write more after its main process has ended, by a child that still holds the output.
// Ends: exited 0
// Prints: first
// Limits: wall_ms=10000
// Checks: output<=6 leftover
#include "crowd.h"
int main(void)
{
    if (!fork()) {
        ignore_all_signals();
        setsid();
        usleep(500000);
        for (;;)
            (void)!write(1, "late\n", 5);
    }
    return write(1, "first\n", 6) != 6;
}
