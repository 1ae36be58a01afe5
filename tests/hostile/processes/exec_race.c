// Tries: to have eight threads start a new program at the same moment, each in the place of the whole process.
// Ends: exited 9
// Limits: wall_ms=10000
#include "crowd.h"
#include <pthread.h>
static pthread_barrier_t start;

static void *race(void *unused)
{
    pthread_barrier_wait(&start);
    execl("/proc/self/exe", "again", "9", NULL);
    return unused;
}

int main(int argc, char **argv)
{
    pthread_t threads[8];
    if (argc > 1)
        return atoi(argv[1]);
    pthread_barrier_init(&start, NULL, 8);
    for (int i = 0; i < 8; i++)
        if (pthread_create(&threads[i], NULL, race, NULL))
            return 2;
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    return 3;
}
