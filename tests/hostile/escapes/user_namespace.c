// Tries: to become root of a user namespace: by unshare, clone, clone3, with other kinds, in a thread, after exec.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long cloned(unsigned long flags)
{
    long child = syscall(SYS_clone, flags, 0, 0, 0, 0);
    if (!child)
        _exit(0);
    return child;
}

static void *attempt(void *unused)
{
    const unsigned long others[] = {0, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_FS,
                                    CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS};
    for (unsigned i = 0; i < sizeof others / sizeof *others; i++) {
        uint64_t arguments[11] = {CLONE_NEWUSER | others[i], 0, 0, 0, SIGCHLD};
        REFUSED_BY(syscall(SYS_unshare, CLONE_NEWUSER | others[i]), EPERM);
        REFUSED_BY(syscall(SYS_unshare, CLONE_NEWUSER | others[i] | 1UL << 40), EPERM);
        REFUSED_BY(cloned(CLONE_NEWUSER | (others[i] & ~(unsigned long)CLONE_FS) | SIGCHLD), EPERM);
        REFUSED_BY(cloned(CLONE_NEWUSER | (others[i] & ~(unsigned long)CLONE_FS) | 1UL << 40 | SIGCHLD), EPERM);
        REFUSED_BY(cloned(CLONE_NEWUSER | CLONE_VM | CLONE_VFORK | SIGCHLD), EPERM);
        REFUSED_BY(syscall(SYS_clone3, arguments, 64), ENOSYS);
        REFUSED_BY(syscall(SYS_clone3, arguments, 88), ENOSYS);
    }
    REFUSED_BY(write_to("/proc/self/uid_map", "0 0 1"), EPERM, EACCES);
    REFUSED_BY(write_to("/proc/self/gid_map", "0 0 1"), EPERM, EACCES);
    REFUSED_BY(write_to("/proc/self/setgroups", "allow"), EPERM, EACCES);
    return unused;
}

int main(int argc, char **argv)
{
    pthread_t thread;
    int status = 1;
    attempt(NULL);
    pthread_create(&thread, NULL, attempt, NULL);
    pthread_join(thread, NULL);
    fflush(stdout);
    if (argc > 1)
        return granted;
    if (!fork())
        execl("/proc/self/exe", argv[0], "again", NULL), _exit(9);
    wait(&status);
    return granted || status;
}
