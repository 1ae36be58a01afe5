// Tries: to spread the work over children that each live for a millisecond and that nobody waits for.
// Ends: cpu_limit
// Limits: cpu_ms=200
// Checks: cpu_ms>=200 cpu_ms<=500
#include <signal.h>
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
    signal(SIGCHLD, SIG_IGN); /* the kernel reaps them, and their time is added to nobody's */
    for (;;) {
        if (fork() == 0) {
            while (used_us() < 1000)
                ;
            _exit(0);
        }
        usleep(500);
    }
}
