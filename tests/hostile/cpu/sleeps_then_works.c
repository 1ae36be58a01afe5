// Tries: to have its time counted from a start at which it slept.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Checks: wall_ms>=250
#include <unistd.h>
int main(void)
{
    usleep(150000);
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
