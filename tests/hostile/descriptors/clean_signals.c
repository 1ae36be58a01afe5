// Tries: to profit from signals, timers and stacks that its starter left set: it must start with none.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    sigset_t set, waiting;
    struct itimerval timer;
    struct sigaction action;
    stack_t stack;
    sigprocmask(SIG_SETMASK, 0, &set);
    sigpending(&waiting);
    for (int number = 1; number < 65; number++) {
        if (number == 32 || number == 33) /* the C library's own */
            continue;
        HOLDS(!sigismember(&set, number) && !sigismember(&waiting, number));
        HOLDS(!sigaction(number, 0, &action) && action.sa_handler == SIG_DFL);
    }
    for (int kind = ITIMER_REAL; kind <= ITIMER_PROF; kind++)
        HOLDS(!getitimer(kind, &timer) && !timer.it_value.tv_sec && !timer.it_value.tv_usec);
    HOLDS(!alarm(0));
    for (long id = 0; id < 16; id++)
        REFUSED_WITH(EINVAL, timer_gettime((timer_t)id, &(struct itimerspec){0}));
    HOLDS(!sigaltstack(0, &stack) && stack.ss_flags == SS_DISABLE);
    HOLDS(wait(0) < 0 && errno == ECHILD);
    return granted;
}
