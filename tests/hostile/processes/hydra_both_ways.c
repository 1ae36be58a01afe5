// Tries: to flee from whoever walks through the processes by number: now the parent goes on, now the child does.
// Ends: cpu_limit
// Limits: cpu_ms=150 wall_ms=10000
#include "crowd.h"
int main(void)
{
    unsigned turn = 0;
    if (fork())
        for (;;)
            pause();
    for (int i = 0; i < 3; i++)
        fork();
    for (;; turn = turn * 1103515245 + 12345) {
        pid_t child = fork();
        if (child < 0)
            continue;
        if ((turn >> 16 & 1) == (child > 0))
            _exit(0);
    }
}
