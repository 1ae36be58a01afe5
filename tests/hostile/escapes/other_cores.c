// Tries: to leave its core: by sched_setaffinity of itself, a thread, a child and process 1, by cpusets and by memory policy.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static int first_core;

static void *attempt(void *unused)
{
    cpu_set_t all;
    unsigned long node = 1;
    memset(&all, 0xff, sizeof all);
    REFUSED_BY(sched_setaffinity(0, sizeof all, &all), EPERM);
    REFUSED_BY(sched_setaffinity(1, sizeof all, &all), EPERM);
    REFUSED_BY(sched_setaffinity(getpid(), sizeof all, &all), EPERM);
    REFUSED_BY(pthread_setaffinity_np(pthread_self(), sizeof all, &all) ? (errno = EPERM, -1) : 0, EPERM);
    REFUSED_BY(syscall(SYS_migrate_pages, 0, 8, &node, &node), EPERM);
    for (int look = 0; look < 1000; look++) {
        if (sched_getcpu() != first_core) {
            complain("runs on another core");
            break;
        }
        sched_yield();
    }
    return unused;
}

int main(void)
{
    pthread_t thread;
    int status = 1;
    first_core = sched_getcpu();
    attempt(NULL);
    pthread_create(&thread, NULL, attempt, NULL);
    pthread_join(thread, NULL);
    if (!fork()) {
        attempt(NULL);
        fflush(stdout);
        _exit(granted);
    }
    wait(&status);
    REFUSED_BY(write_to("/proc/self/task/1/cpuset", "0"), ENOENT, EACCES);
    return granted || status;
}
