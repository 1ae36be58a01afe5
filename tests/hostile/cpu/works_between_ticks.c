// Tries: to work unseen by a clock that samples at ticks: 60 ms in pieces far shorter than a tick.
// Ends: exited 0
// Limits: cpu_ms=1000 wall_ms=10000
// Checks: cpu_ms>=60
#include <time.h>

static long on(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

int main(void)
{
    struct timespec nap = {0, 1000};
    while (on(CLOCK_PROCESS_CPUTIME_ID) < 60000000) {
        long start = on(CLOCK_MONOTONIC);
        while (on(CLOCK_MONOTONIC) - start < 200000)
            ;
        nanosleep(&nap, 0);
    }
    return 0;
}
