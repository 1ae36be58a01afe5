// Tries: to leave stopped processes behind, some of which lead a session of their own.
// Ends: exited 0
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
int main(void)
{
    for (int i = 0; i < 8; i++) {
        pid_t child = fork();
        if (!child) {
            if (i % 2)
                setsid();
            if (i % 3 == 0)
                fork();
            for (;;)
                raise(SIGSTOP);
        }
        if (child < 0 || waitpid(child, NULL, WUNTRACED) != child)
            return 2;
    }
    return 0;
}
