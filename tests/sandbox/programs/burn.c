/* Uses as many milliseconds of CPU time as its second argument says, in the way its first says (user, system, ignore:
 * with every signal ignored, threads: in four threads, exec: by executing itself for ever), and prints how many
 * microseconds the kernel has counted for it. Expected: exits 0 below the CPU limit, cpu_limit above it. */
#include "burn.h"
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *burn_thread(void *us)
{
    burn_us(*(int64_t *)us / 4);
    return NULL;
}

int main(int argc, char **argv)
{
    int64_t us = argc > 2 ? atoll(argv[2]) * 1000 : 0;
    if (argc < 3)
        return 2;
    if (!strcmp(argv[1], "exec")) {
        burn_us(1000);
        execv("/proc/self/exe", argv);
    }
    if (!strcmp(argv[1], "ignore"))
        for (int s = 1; s < NSIG; s++)
            signal(s, SIG_IGN);
    if (!strcmp(argv[1], "threads")) {
        pthread_t threads[4];
        for (int i = 0; i < 4; i++)
            pthread_create(&threads[i], NULL, burn_thread, &us);
        for (int i = 0; i < 4; i++)
            pthread_join(threads[i], NULL);
    } else if (!strcmp(argv[1], "system"))
        burn_system_us(us);
    else
        burn_us(us);
    printf("%lld\n", (long long)used_us(CLOCK_PROCESS_CPUTIME_ID));
    return 0;
}
