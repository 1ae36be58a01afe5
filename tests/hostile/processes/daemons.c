// Tries: to leave twenty daemons, each in a session of its own and deaf to all signals that can be ignored.
// Ends: exited 0
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
int main(void)
{
    for (int i = 0; i < 20; i++)
        if (!fork()) {
            setsid();
            ignore_all_signals();
            if (fork())
                _exit(0);
            close(0), close(1), close(2);
            for (;;)
                pause();
        }
    wait_for_all();
    return 0;
}
