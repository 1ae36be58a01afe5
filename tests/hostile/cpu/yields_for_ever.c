// Tries: to look idle by giving up the processor before it is taken away, all the time.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <sched.h>
int main(void)
{
    for (;;)
        sched_yield();
}
