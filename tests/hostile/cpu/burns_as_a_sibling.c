// Tries: to burn in a sibling, whose parent is the supervisor, so that nothing of it is charged to the main process.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: cpu_ms>=100 cpu_ms<=400
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    long child = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
    if (child < 0)
        return 1;
    if (child == 0)
        for (volatile unsigned long turns = 0;; turns++)
            ;
    for (;;)
        pause();
}
