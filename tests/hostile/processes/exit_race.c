// Tries: to end in two ways at once, by exit_group in four threads and by SIGKILL in one; the kernel lets either win.
// Ends: exited 7 or signalled 9
// Limits: wall_ms=10000
#include "crowd.h"
#include <pthread.h>
static pthread_barrier_t start;

static void *end(void *how)
{
    pthread_barrier_wait(&start);
    if (how)
        kill(getpid(), SIGKILL);
    _exit(7);
}

int main(void)
{
    pthread_t threads[5];
    pthread_barrier_init(&start, NULL, 5);
    for (long i = 0; i < 5; i++)
        if (pthread_create(&threads[i], NULL, end, (void *)(i == 2)))
            return 2;
    pause();
    return 3;
}
