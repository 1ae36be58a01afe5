// Tries: to have the supervisor take the exit codes of 20 siblings for its own; they exit with 3 while it still runs.
// Ends: exited 0
// Prints: 0
// Limits: wall_ms=10000
#include "crowd.h"
int main(void)
{
    int alive[2];
    char byte;
    if (pipe(alive) < 0)
        return 2;
    for (int i = 0; i < 20; i++)
        if (!syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0))
            _exit(3);
    close(alive[1]);
    printf("%zd\n", read(alive[0], &byte, 1)); /* until all have ended */
    fflush(stdout);
    usleep(20000);
    return 0;
}
