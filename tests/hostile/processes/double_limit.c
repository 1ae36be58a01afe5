// Tries: to get past the limit on processes with threads, and past the limit on threads with processes.
// Ends: exited 0
// Limits: processes=16 wall_ms=10000
// Checks: leftover
#include "crowd.h"
#include <pthread.h>
#include <sys/mman.h>

static void *rest(void *unused)
{
    for (;;)
        pause();
    return unused;
}

int main(void)
{
    int *alive = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_t thread;
    *alive = 1;
    for (int i = 0; i < 40; i++) {
        if (!pthread_create(&thread, NULL, rest, NULL))
            __sync_fetch_and_add(alive, 1);
        if (!fork()) {
            __sync_fetch_and_add(alive, 1);
            if (!pthread_create(&thread, NULL, rest, NULL))
                __sync_fetch_and_add(alive, 1);
            rest(NULL);
        }
        usleep(1000);
    }
    if (*alive <= 16)
        return 0;
    printf("%d alive\n", *alive);
    return 1;
}
