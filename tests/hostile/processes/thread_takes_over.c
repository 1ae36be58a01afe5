// Tries: to lose whoever waits for its main thread: another thread starts a new program, which takes its number over.
// Ends: exited 9
// Prints: same
// Limits: wall_ms=10000
#include "crowd.h"
#include <pthread.h>

static void *take_over(void *path)
{
    char number[16];
    usleep(10000);
    sprintf(number, "%d", getpid());
    execl(path, path, number, NULL); /* /proc/self/exe is gone with the main thread */
    _exit(3);
}

int main(int argc, char **argv)
{
    pthread_t thread;
    if (argc > 1) {
        puts(atoi(argv[1]) == getpid() ? "same" : "other");
        return 9;
    }
    if (pthread_create(&thread, NULL, take_over, argv[0]))
        return 2;
    pthread_exit(NULL);
}
