// Tries: to take its calls past the filter by a syscall user dispatch whose handler repeats them.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>

enum { DISPATCH = 59 /* PR_SET_SYSCALL_USER_DISPATCH */, OFF = 0, ON = 1 };
static volatile char selector;
static volatile long in_handler = 1;

static void repeat(int signal, siginfo_t *info, void *context)
{
    ucontext_t *state = context;
    selector = OFF;
    in_handler = syscall(state->uc_mcontext.gregs[REG_RAX], CLONE_NEWUSER) ? -errno : 0;
    state->uc_mcontext.gregs[REG_RAX] = -ENOSYS;
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = repeat, .sa_flags = SA_SIGINFO};
    sigaction(SIGSYS, &action, NULL);
    REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
    if (prctl(DISPATCH, ON, 0, 0, &selector)) { /* before Linux 5.11, or another architecture */
        HOLDS(errno == EINVAL || errno == ENOSYS);
        return granted;
    }
    selector = ON;
    long result = syscall(SYS_unshare, CLONE_NEWUSER);
    selector = OFF;
    HOLDS(result == -1 && in_handler == -EPERM);
    HOLDS(!prctl(DISPATCH, OFF, 0, 0, 0));
    REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
    return granted;
}
