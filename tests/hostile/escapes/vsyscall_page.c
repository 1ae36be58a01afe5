// Tries: to use the page of calls at a fixed address otherwise: to write it, unmap it, jump to its middle.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sys/mman.h>
#include <sys/wait.h>

static char *const page = (char *)0xffffffffff600000;

static int survives(int offset)
{
    int status = 0;
    pid_t child = fork();
    if (!child) {
        if (offset < 0)
            *(volatile char *)page = 0;
        else
            ((long (*)(void *, void *))(page + offset))(NULL, NULL);
        _exit(0);
    }
    waitpid(child, &status, 0);
    return !WIFSIGNALED(status);
}

int main(void)
{
    HOLDS(!survives(-1));
    HOLDS(!survives(1));
    HOLDS(!survives(2048 + 1024));
    REFUSED_BY(mprotect(page, 4096, PROT_READ | PROT_WRITE), ENOMEM, EINVAL, EACCES);
    REFUSED_BY(munmap(page, 4096), EINVAL, ENOMEM);
    HOLDS(mmap(page, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED);
    return granted;
}
