// Tries: to keep its orphans from the supervisor: each of five nested subreapers adopts those of the next and then dies.
// Ends: exited 0
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
int main(void)
{
    for (int depth = 0; depth < 5; depth++) {
        if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
            return 2;
        for (int i = 0; i < 2; i++)
            if (!fork()) {
                if (!fork())
                    for (;;)
                        pause();
                _exit(0);
            }
        pid_t child = fork();
        if (child > 0 && depth % 2)
            _exit(0);
        if (child > 0) {
            usleep(10000);
            _exit(0);
        }
        if (child < 0)
            _exit(3);
        setsid();
    }
    for (;;)
        pause();
}
