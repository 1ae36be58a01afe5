// Tries: to have more time than the kernel was told, for itself and through a child that sets its parent's limit.
// Ends: cpu_limit
// Limits: cpu_ms=100
#define _GNU_SOURCE
#include "attempt.h"
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void set_for(int who)
{
    struct rlimit most = {RLIM_INFINITY, RLIM_INFINITY}, little_more;
    REFUSED_WITH(EPERM, prlimit(who, RLIMIT_CPU, &most, 0));
    if (!prlimit(who, RLIMIT_CPU, 0, &little_more)) {
        little_more.rlim_cur = ++little_more.rlim_max;
        REFUSED_WITH(EPERM, prlimit(who, RLIMIT_CPU, &little_more, 0));
    }
}

int main(void)
{
    int status;
    set_for(0);
    if (fork() == 0) {
        set_for(getppid());
        _exit(granted);
    }
    wait(&status);
    if (granted || status)
        return 1;
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
