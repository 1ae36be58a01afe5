// Tries: to go on in a process that borrows the memory of a main process that has ended, and burns time there.
// Ends: exited 0
// Limits: cpu_ms=2000 wall_ms=10000
// Checks: leftover
#include "crowd.h"
static int go_on(void *unused)
{
    setsid();
    ignore_all_signals();
    spin();
}
int main(void)
{
    static char stack[65536] __attribute__((aligned(16)));
    if (clone(go_on, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL) < 0)
        return 2;
    usleep(20000);
    syscall(SYS_exit_group, 0);
}
