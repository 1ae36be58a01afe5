// Tries: to stand still at full speed: threads that spin for a lock which its owner never gives.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <pthread.h>

static pthread_spinlock_t lock;

static void *spin(void *unused)
{
    pthread_spin_lock(&lock);
    return 0;
}

int main(void)
{
    pthread_t threads[4];
    pthread_spin_init(&lock, 0);
    pthread_spin_lock(&lock);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], 0, spin, 0);
    pthread_join(threads[0], 0);
    return 1;
}
