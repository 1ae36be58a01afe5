// Tries: to run before others: real-time and deadline policies by each call and for process 1, nicer values, disk priority.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sched.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>

struct attributes { /* of sched_setattr(2), which libc does not declare */
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

static long set(int pid, uint32_t policy, uint32_t priority, uint64_t flags)
{
    struct attributes wanted = {sizeof wanted, policy, flags, -1, priority, 1000000, 10000000, 10000000};
    return syscall(SYS_sched_setattr, pid, &wanted, 0);
}

int main(void)
{
    const struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY}, some = {40, 40};
    for (int policy = SCHED_FIFO; policy <= SCHED_RR; policy++)
        for (int pid = 0; pid < 2; pid++)
            for (int priority = 1; priority < 100; priority += 49) {
                const struct sched_param parameters = {.sched_priority = priority};
                REFUSED_BY(sched_setscheduler(pid, policy, &parameters), EPERM);
                REFUSED_BY(sched_setscheduler(pid, policy | SCHED_RESET_ON_FORK, &parameters), EPERM);
                REFUSED_BY(set(pid, policy, priority, 0), EPERM);
            }
    REFUSED_BY(set(0, SCHED_DEADLINE, 0, 0), EPERM);
    REFUSED_BY(set(0, SCHED_OTHER, 0, 0), EPERM, EACCES);
    REFUSED_BY(set(1, SCHED_BATCH, 0, 0), EPERM, EACCES);
    REFUSED_BY(setpriority(PRIO_PROCESS, 0, -1), EACCES, EPERM);
    REFUSED_BY(setpriority(PRIO_PGRP, 0, 5), EPERM);
    REFUSED_BY(setpriority(PRIO_USER, getuid(), 5), EPERM);
    REFUSED_BY(setpriority(PRIO_PROCESS, 1, 5), EPERM);
    REFUSED_BY(setrlimit(RLIMIT_RTPRIO, &unlimited), EPERM);
    REFUSED_BY(setrlimit(RLIMIT_NICE, &some), EPERM);
    for (int class = 1; class < 4; class++)
        REFUSED_BY(syscall(SYS_ioprio_set, 1, 0, class << 13), EPERM);
    return granted;
}
