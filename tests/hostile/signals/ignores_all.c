// Tries: to outlast its time by ignoring and blocking every signal, the one of a passed CPU limit included.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "senders.h"
int main(void)
{
    sigset_t all;
    sigfillset(&all);
    for (int number = 1; number <= 64; number++)
        signal(number, SIG_IGN);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (;;)
        ;
}
