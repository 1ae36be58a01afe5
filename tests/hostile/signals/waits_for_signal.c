// Tries: to outlast its time by waiting for signals with all of them blocked, so that none can wake it.
// Ends: wall_limit
// Limits: wall_ms=200
// Checks: cpu_ms<=100
#include "senders.h"
int main(void)
{
    sigset_t all;
    siginfo_t info;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (;;)
        sigwaitinfo(&all, &info);
}
