// Tries: to start processes without end that are children of the supervisor instead of its own, then ends well.
// Ends: exited 0
// Limits: cpu_ms=2000 wall_ms=10000
// Checks: leftover
#include "crowd.h"
int main(void)
{
    int made = 0;
    for (pid_t pid; made < 1000; made++) {
        pid = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
        if (pid < 0)
            break;
        if (!pid) {
            ignore_all_signals();
            if (getppid() != 1)
                _exit(1);
            for (;;)
                syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
        }
    }
    return made == 1000;
}
