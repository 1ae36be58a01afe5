// Tries: to use system time in long calls that end only when they like: random bytes, 8 MiB at a time.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: cpu_ms>=100 cpu_ms<=400
#include <fcntl.h>
#include <unistd.h>
static char bytes[8 << 20];
int main(void)
{
    int random = open("/dev/urandom", O_RDONLY);
    while (read(random, bytes, sizeof bytes) > 0)
        ;
    return 1;
}
