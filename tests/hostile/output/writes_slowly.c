// Tries: to live for ever by showing that it is alive, a byte at a time.
// Ends: wall_limit
// Limits: wall_ms=250
// Checks: cpu_ms<=60 output>=2
#include <unistd.h>
int main(void)
{
    for (;; usleep(5000))
        write(1, ".", 1);
}
