// Tries: to grow its one stack frame for ever, with a page at a time and no call.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
#include <alloca.h>
int main(void)
{
    for (;;)
        *(volatile char *)alloca(4096) = 1;
}
