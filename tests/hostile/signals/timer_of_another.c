// Tries: to set timers whose signals go to the supervisor's thread or to a child's; both must be refused.
// Ends: exited 0
#include "senders.h"
int main(void)
{
    pid_t child = fork();
    if (!child) {
        pause();
        _exit(0);
    }
    pid_t targets[] = {1, child, 2, -1};
    for (int i = 0; i < 4; i++) {
        timer_t timer;
        struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGKILL};
        event._sigev_un._tid = targets[i];
        if (!timer_create(CLOCK_MONOTONIC, &event, &timer))
            return printf("timer for %d\n", targets[i]), 1;
        if (errno != EINVAL)
            return perror("timer_create"), 1;
    }
    kill(child, SIGKILL);
    return !supervisor_is_there();
}
