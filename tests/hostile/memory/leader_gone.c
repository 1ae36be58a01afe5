// Tries: to hide memory in a thread whose main thread has ended, because /proc then shows a process without memory.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=10000 wall_ms=20000
// Checks: peak_mib<=60
#include "take.h"
#include <pthread.h>

static void *go_on(void *unused)
{
    for (int i = 0; i < 100; i++) {
        take(1);
        hold(2);
    }
    _exit(0);
}

int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, go_on, NULL))
        return 2;
    pthread_exit(NULL);
}
