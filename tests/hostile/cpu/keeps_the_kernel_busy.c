// Tries: to use only system time, by a call that does next to nothing.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: cpu_ms>=100 cpu_ms<=300
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    for (;;)
        syscall(SYS_getppid);
}
