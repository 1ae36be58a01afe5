// Tries: to leave processes whose main thread has ended, which look like zombies while other threads of theirs go on.
// Ends: exited 0
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
#include <pthread.h>
static void *rest(void *unused)
{
    for (;;)
        pause();
    return unused;
}
int main(void)
{
    for (int i = 0; i < 8; i++)
        if (!fork()) {
            pthread_t thread;
            ignore_all_signals();
            if (pthread_create(&thread, NULL, rest, NULL))
                _exit(1);
            pthread_exit(NULL);
        }
    usleep(20000);
    return 0;
}
