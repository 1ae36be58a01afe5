/* Tries to raise its limits, to change the supervisor's, and to be scheduled otherwise. Expected: exits 0, all refused. */
#define _GNU_SOURCE
#include "attempt.h"
#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int raise_limit(__rlimit_resource_t resource)
{
    struct rlimit limit;
    getrlimit(resource, &limit);
    limit.rlim_cur = limit.rlim_max += 1;
    return limit.rlim_max ? setrlimit(resource, &limit) : -1;
}

int main(void)
{
    cpu_set_t cores;
    struct rlimit zero = {0, 0};
    struct sched_param param = {.sched_priority = 1};
    memset(&cores, 0xff, sizeof cores);
    REFUSED(raise_limit(RLIMIT_CPU));
    REFUSED(raise_limit(RLIMIT_FSIZE));
    REFUSED(raise_limit(RLIMIT_NOFILE));
    REFUSED(raise_limit(RLIMIT_STACK));
    REFUSED(raise_limit(RLIMIT_CORE));
    REFUSED(raise_limit(RLIMIT_MEMLOCK));
    REFUSED(raise_limit(RLIMIT_MSGQUEUE));
    REFUSED(prlimit(1, RLIMIT_NOFILE, &zero, NULL));
    REFUSED(prlimit(1, RLIMIT_CPU, NULL, &zero));
    REFUSED(setpriority(PRIO_PROCESS, 1, 19));
    REFUSED(setpriority(PRIO_PROCESS, 0, -5));
    REFUSED(setpriority(PRIO_USER, 0, 19));
    REFUSED(sched_setaffinity(0, sizeof cores, &cores));
    REFUSED(sched_setaffinity(1, sizeof cores, &cores));
    REFUSED(sched_setscheduler(0, SCHED_FIFO, &param));
    REFUSED(sched_setscheduler(1, 5 /* SCHED_IDLE */, &(struct sched_param){0}));
    REFUSED(syscall(SYS_ioprio_set, 1, 1, 0));
    sched_getaffinity(0, sizeof cores, &cores);
    if (CPU_COUNT(&cores) != 1)
        puts("not on one core"), granted++;
    return granted;
}
