// Tries: to hide CPU time in a thread whose main thread has ended, which /proc shows as a zombie.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "crowd.h"
#include <pthread.h>
static void *go_on(void *unused)
{
    ignore_all_signals();
    spin();
}
int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, go_on, NULL))
        return 2;
    pthread_exit(NULL);
}
