// Tries: to flee from being killed: eight chains in which each process starts a session, forks twice and exits.
// Ends: exited 0
// Limits: cpu_ms=2000 wall_ms=10000
// Checks: cpu_ms<=1000 leftover
#include "crowd.h"
int main(void)
{
    for (int i = 0; i < 8; i++)
        if (!fork()) {
            ignore_all_signals();
            for (;;) {
                if (fork() > 0)
                    _exit(0);
                setsid();
                if (fork() > 0)
                    _exit(0);
            }
        }
    usleep(30000);
    return 0;
}
