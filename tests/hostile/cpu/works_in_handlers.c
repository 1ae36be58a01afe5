// Tries: to have all work done by handlers of timers, of each kind, while the program itself is asleep.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

static void work(int unused)
{
    for (volatile int turns = 0; turns < 1000000; turns++)
        ;
}

int main(void)
{
    struct itimerval often = {{0, 500}, {0, 500}};
    for (int kind = ITIMER_REAL; kind <= ITIMER_PROF; kind++)
        setitimer(kind, &often, 0);
    signal(SIGVTALRM, work);
    signal(SIGPROF, work);
    signal(SIGALRM, work);
    for (;;)
        pause();
}
