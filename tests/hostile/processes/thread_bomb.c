// Tries: to start threads from threads without end.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "crowd.h"
#include <pthread.h>
static void *go_on(void *unused)
{
    pthread_t thread;
    for (;;)
        if (!pthread_create(&thread, NULL, go_on, NULL))
            pthread_detach(thread);
    return unused;
}
int main(void)
{
    go_on(NULL);
}
