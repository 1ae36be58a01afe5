// Tries: to keep the supervisor busy with notices of dying children, 300 siblings and a flood of its own, over its time.
// Ends: cpu_limit
// Limits: cpu_ms=150 wall_ms=10000
#include "senders.h"
#include <sched.h>
int main(void)
{
    for (int i = 0;; i++) {
        kill(1, SIGCHLD);
        syscall(SYS_tgkill, 1, 1, SIGCHLD);
        if (i < 300 && !syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0))
            _exit(0);
    }
}
