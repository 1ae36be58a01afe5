// Tries: to stay stopped for ever by its child, which goes on; it uses no CPU time then.
// Ends: wall_limit
// Limits: wall_ms=200
#include "senders.h"
int main(void)
{
    if (!fork())
        for (;;) {
            kill(getppid(), SIGSTOP);
            usleep(1000);
        }
    for (;;)
        pause();
}
