// Tries: to raise each limit of its own that is set, a parent's, a child's and one that it has lowered itself.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void raise_limits_of(int who)
{
    for (int which = 0; which < RLIM_NLIMITS; which++) {
        struct rlimit limit, none = {RLIM_INFINITY, RLIM_INFINITY};
        if (prlimit(who, which, 0, &limit) || limit.rlim_max == RLIM_INFINITY)
            continue;
        REFUSED_WITH(EPERM, prlimit(who, which, &none, 0));
        limit.rlim_max++;
        REFUSED_WITH(EPERM, prlimit(who, which, &limit, 0));
        limit.rlim_cur = limit.rlim_max--;
        REFUSED_WITH(EINVAL, prlimit(who, which, &limit, 0));
    }
}

int main(void)
{
    static const int set[] = {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CPU, RLIMIT_STACK, RLIMIT_MEMLOCK};
    struct rlimit limit, lower;
    int status;
    for (int i = 0; i < 6; i++)
        HOLDS(!getrlimit(set[i], &limit) && limit.rlim_max != RLIM_INFINITY);
    raise_limits_of(0);
    if (fork() == 0) {
        raise_limits_of(0);
        raise_limits_of(getppid());
        fflush(stdout);
        _exit(granted);
    }
    wait(&status);
    HOLDS(status == 0);
    getrlimit(RLIMIT_NOFILE, &limit);
    lower = (struct rlimit){limit.rlim_cur - 1, limit.rlim_max - 1};
    HOLDS(!setrlimit(RLIMIT_NOFILE, &lower));
    REFUSED_WITH(EPERM, setrlimit(RLIMIT_NOFILE, &limit));
    for (int which = 0; which < RLIM_NLIMITS; which++)
        REFUSED_WITH(EPERM, prlimit(1, which, 0, &limit));
    return granted;
}
