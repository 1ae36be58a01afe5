// Tries: to write its output by memory that it maps, beyond the end and the limit.
// Ends: exited 0
// Limits: output=65536
// Prints: answer
// Checks: output>=7 output<=7
#define _GNU_SOURCE
#include "attempt.h"
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

static sigjmp_buf back;

static void on(int number)
{
    siglongjmp(back, number);
}

int main(void)
{
    signal(SIGBUS, on);
    signal(SIGXFSZ, SIG_IGN);
    volatile char *at = mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_SHARED, 1, 0);
    if ((void *)at == MAP_FAILED || ftruncate(1, 7))
        return 2;
    memcpy((void *)at, "answer\n", 7);
    if (!sigsetjmp(back, 1)) {
        at[65536 + 4096] = 'x';
        return 3;
    }
    return ftruncate(1, 1 << 20) == 0;
}
