// Tries: to work only in short bursts between sleeps, so that whoever looks from time to time finds it asleep.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: cpu_ms>=100 cpu_ms<=300
#include <time.h>
int main(void)
{
    struct timespec nap = {0, 3000000}, start, now;
    for (;;) {
        clock_gettime(CLOCK_MONOTONIC, &start);
        do
            clock_gettime(CLOCK_MONOTONIC, &now);
        while ((now.tv_sec - start.tv_sec) * 1000000000L + now.tv_nsec - start.tv_nsec < 1500000);
        clock_nanosleep(CLOCK_MONOTONIC, 0, &nap, 0);
    }
}
