/* For programs that start processes. Include it first. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void wait_for_all(void)
{
    while (wait(NULL) > 0 || errno == EINTR)
        ;
}

static void ignore_all_signals(void)
{
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_IGN);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
}

static _Noreturn void spin(void)
{
    for (;;)
        ;
}
