// Tries: to change the flags of clone3 in memory, by another thread, after a filter has looked.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static _Alignas(64) volatile uint64_t arguments[11] = {0, 0, 0, 0, SIGCHLD};
static atomic_int done;

static void *flip(void *unused)
{
    while (!done)
        arguments[0] ^= CLONE_NEWUSER | CLONE_NEWNS;
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, flip, NULL);
    for (int tries = 0; tries < 20000 && !granted; tries++) {
        long child = syscall(SYS_clone3, arguments, sizeof arguments);
        if (!child)
            _exit(0);
        expect_error("clone3", child, (const int[]){ENOSYS, 0});
        if (tries % 1000 == 0)
            sched_yield();
    }
    done = 1;
    pthread_join(thread, NULL);
    return granted;
}
