// Tries: to stand still for ever in a deadlock: two threads that each wait for the other's lock.
// Ends: wall_limit
// Limits: wall_ms=250
// Checks: cpu_ms<=60
#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t locks[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static pthread_barrier_t both;

static void *take(void *first)
{
    pthread_mutex_lock(&locks[first != 0]);
    pthread_barrier_wait(&both);
    pthread_mutex_lock(&locks[first == 0]);
    return 0;
}

int main(void)
{
    pthread_t other;
    pthread_barrier_init(&both, 0, 2);
    pthread_create(&other, 0, take, 0);
    take(&other);
    return 1;
}
