// Tries: to end well from a second thread while the first waits in vfork for a child that goes on without its parent.
// Ends: exited 3
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
#include <pthread.h>
static void *end_all(void *unused)
{
    usleep(20000);
    _exit(3);
}
int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, end_all, NULL))
        return 2;
    if (!vfork())
        for (;;)
            syscall(SYS_pause);
    return 4;
}
