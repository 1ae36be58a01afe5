// Tries: to drown itself and the kernel in signals, by 200 timers that fire every microsecond.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "senders.h"
static volatile int caught;
static void count(int number)
{
    caught++;
}
int main(void)
{
    struct itimerspec often = {{0, 1000}, {0, 1000}};
    struct itimerval old = {{0, 1}, {0, 1}};
    signal(SIGALRM, count);
    signal(SIGUSR1, count);
    for (int i = 0; i < 200; i++) {
        timer_t timer;
        struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
        if (timer_create(CLOCK_MONOTONIC, &event, &timer) < 0 || timer_settime(timer, 0, &often, NULL) < 0)
            return 2;
    }
    setitimer(ITIMER_REAL, &old, NULL);
    for (;;)
        ;
}
