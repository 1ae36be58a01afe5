// Tries: to leave the next run its own state: signals, timers, limits, priority, names, masks, settings of the process.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>

static void leave(void)
{
    sigset_t all;
    const struct itimerval soon = {{0, 1000}, {0, 500000}};
    const struct rlimit small = {7, 7};
    sigfillset(&all);
    for (int s = 1; s < 65; s++)
        signal(s, SIG_IGN);
    sigprocmask(SIG_BLOCK, &all, NULL);
    raise(SIGUSR1), kill(0, SIGUSR2);
    setitimer(ITIMER_REAL, &soon, NULL), setitimer(ITIMER_PROF, &soon, NULL);
    umask(0);
    nice(10);
    sched_setscheduler(0, SCHED_BATCH, &(struct sched_param){0});
    for (int which = 0; which < 16; which++)
        if (which != RLIMIT_AS && which != RLIMIT_DATA && which != RLIMIT_STACK && which != RLIMIT_FSIZE)
            setrlimit(which, &small);
    for (int option = 1; option < 59; option++)
        if (option != PR_SET_SECCOMP && option != PR_SET_NAME && option != PR_SET_PDEATHSIG && option != PR_SET_MM &&
            option != PR_GET_DUMPABLE && option != PR_GET_UNALIGN)
            (void)!prctl(option, 1, 0, 0, 0); /* whatever it sets */
    prctl(PR_SET_NAME, "note");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    write_to("/proc/self/oom_score_adj", "777");
    write_to("/proc/self/autogroup", "10");
    write_to("/proc/self/coredump_filter", "0x3");
    chdir("/");
}

static void find(void)
{
    sigset_t mask, pending, empty;
    struct itimerval timer;
    struct rlimit files;
    char text[64] = "";
    int death = -1, reaper = -1;
    sigemptyset(&empty), sigprocmask(SIG_BLOCK, NULL, &mask), sigpending(&pending);
    HOLDS(!memcmp(&mask, &empty, 8) && !memcmp(&pending, &empty, 8));
    for (int s = 1; s < 65; s++) {
        struct sigaction action = {0};
        HOLDS(sigaction(s, NULL, &action) || action.sa_handler == SIG_DFL);
    }
    for (int which = ITIMER_REAL; which <= ITIMER_PROF; which++)
        HOLDS(!getitimer(which, &timer) && !timer.it_value.tv_sec && !timer.it_value.tv_usec);
    HOLDS(umask(022) == 022);
    HOLDS(getpriority(PRIO_PROCESS, 0) == 0 && sched_getscheduler(0) == SCHED_OTHER);
    HOLDS(!getrlimit(RLIMIT_NOFILE, &files) && files.rlim_cur == 64);
    HOLDS(!prctl(PR_GET_NAME, text) && !strcmp(text, "inherited_state"));
    HOLDS(!prctl(PR_GET_PDEATHSIG, &death) && death == 0);
    HOLDS(!prctl(PR_GET_CHILD_SUBREAPER, &reaper) && reaper == 0);
    HOLDS(prctl(PR_GET_TIMERSLACK) == 50000);
    HOLDS(prctl(PR_GET_DUMPABLE) == 1);
    HOLDS(prctl(PR_GET_KEEPCAPS) == 0 && prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0) <= 0);
    HOLDS(getcwd(text, sizeof text) && !strcmp(text, "/tmp"));
    HOLDS(getsid(0) == getpid() && getpgrp() == getpid());
    HOLDS(!gethostname(text, sizeof text) && !strcmp(text, "judge"));
    memset(text, 0, sizeof text);
    HOLDS(read(open("/proc/self/oom_score_adj", O_RDONLY), text, 63) > 0 && atoi(text) != 777);
    memset(text, 0, sizeof text);
    HOLDS(read(open("/proc/self/autogroup", O_RDONLY), text, 63) <= 0 || strstr(text, "nice 0"));
}

int main(int argc, char **argv)
{
    if (!strcmp(argv[argc - 1], "first"))
        return leave(), 0;
    find();
    return granted;
}
