// Tries: to burn in a child whose end tells nobody, for it sends no signal and shares memory and files.
// Ends: cpu_limit
// Limits: cpu_ms=100
#define _GNU_SOURCE
#include <sched.h>
#include <unistd.h>
static char stack[65536];
static int burn(void *unused)
{
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
int main(void)
{
    if (clone(burn, stack + sizeof stack, CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_SIGHAND, 0) < 0)
        return 1;
    for (;;)
        pause();
}
