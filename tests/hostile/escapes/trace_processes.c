// Tries: to trace the zygote, its child and itself by attach, seize and traceme, in a thread too.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <pthread.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;

static void *attempt(void *unused)
{
    const pid_t targets[] = {1, getppid(), child, getpid(), -1, 0};
    for (unsigned i = 0; i < sizeof targets / sizeof *targets; i++) {
        REFUSED_BY(ptrace(PTRACE_ATTACH, targets[i], 0, 0), EPERM);
        REFUSED_BY(ptrace(PTRACE_SEIZE, targets[i], 0, 0x200000 /* PTRACE_O_SUSPEND_SECCOMP */), EPERM);
        REFUSED_BY(ptrace(PTRACE_PEEKDATA, targets[i], attempt, 0), EPERM);
        REFUSED_BY(ptrace(PTRACE_KILL, targets[i], 0, 0), EPERM);
        REFUSED_BY(syscall(SYS_ptrace, 0x420c /* PTRACE_SECCOMP_GET_FILTER */, targets[i], 0, 0), EPERM);
    }
    REFUSED_BY(syscall(SYS_ptrace, 16L | 1L << 32, (long)child, 0, 0), EPERM);
    return unused;
}

int main(void)
{
    pthread_t thread;
    int status = 0;
    if (!(child = fork())) {
        REFUSED_BY(ptrace(PTRACE_TRACEME, 0, 0, 0), EPERM);
        fflush(stdout);
        pause();
    }
    attempt(NULL);
    pthread_create(&thread, NULL, attempt, NULL);
    pthread_join(thread, NULL);
    kill(child, SIGKILL);
    waitpid(child, &status, __WALL);
    HOLDS(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return granted;
}
