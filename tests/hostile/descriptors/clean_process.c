// Tries: to profit from what its starter left set: priority, mask of modes, groups, marks of the process.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <linux/prctl.h>
#include <linux/securebits.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/times.h>
#include <unistd.h>
int main(void)
{
    int signal = -1, reaper = -1;
    gid_t groups[8];
    struct sched_param param;
    struct rusage used;
    HOLDS(umask(0) == 022);
    HOLDS(getpgrp() == getpid() && getsid(0) == getpid() && getppid() <= 1);
    HOLDS(getpriority(PRIO_PROCESS, 0) == 0 && sched_getscheduler(0) == SCHED_OTHER);
    HOLDS(!sched_getparam(0, &param) && param.sched_priority == 0);
    HOLDS(syscall(SYS_ioprio_get, 1, 0) <= 4 << 13);
    HOLDS(!prctl(PR_GET_PDEATHSIG, &signal) && signal == 0);
    HOLDS(!prctl(PR_GET_CHILD_SUBREAPER, &reaper) && reaper == 0);
    HOLDS(prctl(PR_GET_KEEPCAPS) == 0);
    HOLDS(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1);
    HOLDS(prctl(PR_GET_SECCOMP) == 2);
    HOLDS(prctl(PR_GET_TIMERSLACK) == 50000);
    HOLDS(prctl(PR_GET_SECUREBITS) == 0);
    HOLDS(prctl(PR_GET_TSC, &signal) < 0 || signal == PR_TSC_ENABLE); /* not every kernel can take it away */
    HOLDS(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0) == 0);
    for (int capability = 0; capability < 41; capability++)
        HOLDS(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, capability, 0, 0) <= 0);
    HOLDS(!getrusage(RUSAGE_CHILDREN, &used) && !used.ru_utime.tv_sec && !used.ru_utime.tv_usec && !used.ru_maxrss);
    for (int left = getgroups(8, groups); left > 0; left--)
        HOLDS(groups[left - 1] != 0);
    return granted;
}
