// Tries: to look ended by ending its main thread, while another one goes on and ends the process later.
// Ends: exited 7
// Prints: later
// Limits: wall_ms=10000
#include "crowd.h"
#include <pthread.h>
static void *go_on(void *unused)
{
    usleep(30000);
    puts("later");
    exit(7);
}
int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, go_on, NULL))
        return 2;
    pthread_exit(NULL);
}
