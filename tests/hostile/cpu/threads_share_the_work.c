// Tries: to get more than the limit by threads that each use a part of it only.
// Ends: cpu_limit
// Limits: cpu_ms=160
// Checks: cpu_ms>=160 cpu_ms<=400
#include <pthread.h>
#include <time.h>

static void *work(void *unused)
{
    struct timespec used;
    do
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    while (used.tv_nsec < 80 * 1000000L && !used.tv_sec);
    return 0;
}

int main(void)
{
    pthread_t threads[16];
    for (int i = 0; i < 16; i++)
        if (pthread_create(&threads[i], 0, work, 0))
            return 1;
    for (int i = 0; i < 16; i++)
        pthread_join(threads[i], 0);
    return 2;
}
