// Tries: to fill the kernel's memory with a million queued signals that it never receives; how many there may be depends on the machine.
// Ends: exited 0 or memory_limit
// Limits: memory_mib=16 cpu_ms=10000 wall_ms=20000
#include "senders.h"
int main(void)
{
    sigset_t all;
    union sigval value = {0};
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (int i = 0; i < 1000000; i++)
        if (sigqueue(getpid(), SIGRTMIN, value) < 0)
            return errno != EAGAIN;
    return 0;
}
