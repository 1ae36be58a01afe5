// Tries: to leave the next run less CPU time: a child that nobody waits for uses nearly all, then another run uses as much.
// Ends: exited 0
// Mode: twice
// Limits: cpu_ms=300 wall_ms=3000
#define _GNU_SOURCE
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long used_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

int main(void)
{
    signal(SIGCHLD, SIG_IGN);
    if (!fork()) {
        while (used_ms() < 180)
            ;
        _exit(0);
    }
    wait(NULL);
    return 0;
}
