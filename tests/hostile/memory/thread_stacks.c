// Tries: to hide memory in the stacks of eight threads, a quarter of the limit in each.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include "take.h"
#include <pthread.h>
static pthread_barrier_t all_there;

static void *dive(void *unused)
{
    char frame[2 * MIB];
    touch(frame, sizeof frame);
    pthread_barrier_wait(&all_there);
    return unused;
}

int main(void)
{
    pthread_t threads[8];
    pthread_barrier_init(&all_there, NULL, 8);
    for (int i = 0; i < 8; i++)
        if (pthread_create(&threads[i], NULL, dive, NULL))
            return 2;
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
