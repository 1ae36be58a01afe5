// Tries: nothing: it uses 150 of 300 ms, half of them in the kernel, and is to be charged for just these.
// Ends: exited 0
// Limits: cpu_ms=300
// Checks: cpu_ms>=150 cpu_ms<=200
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long used_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000L + used.tv_nsec / 1000000;
}

int main(void)
{
    while (used_ms() < 75)
        ;
    while (used_ms() < 150)
        for (int i = 0; i < 1000; i++)
            syscall(SYS_getppid);
    return 0;
}
