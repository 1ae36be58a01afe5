// Tries: to survive the kernel's own limit of CPU time by handling its signal and setting the soft limit up again.
// Ends: cpu_limit
// Limits: cpu_ms=1200 wall_ms=20000
// Checks: cpu_ms>=1200 cpu_ms<=1500
#include <signal.h>
#include <sys/resource.h>

static void more(int number)
{
    struct rlimit limit;
    signal(number, more);
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_CPU, &limit);
}

int main(void)
{
    struct rlimit limit;
    signal(SIGXCPU, more);
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = 1; /* so that the signal comes before any other limit */
    setrlimit(RLIMIT_CPU, &limit);
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
