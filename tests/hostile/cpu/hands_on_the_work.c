// Tries: to burn in a chain in which each process works for 2 ms, starts the next and ends, while the first one sleeps.
// Ends: cpu_limit
// Limits: cpu_ms=200
// Checks: cpu_ms>=200 cpu_ms<=500
#include <time.h>
#include <unistd.h>

static long used_us(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000000L + used.tv_nsec / 1000;
}

int main(void)
{
    if (fork())
        for (;;)
            pause();
    for (;;) {
        setsid();
        while (used_us() < 2000)
            ;
        if (fork())
            _exit(0);
    }
}
