// Tries: to wait by asking for the time, which takes no system call, all the clocks in turn.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <time.h>
int main(void)
{
    struct timespec now = {0};
    for (int clock = 0; now.tv_sec >= 0; clock = (clock + 1) % 12)
        clock_gettime(clock, &now);
    return 1;
}
