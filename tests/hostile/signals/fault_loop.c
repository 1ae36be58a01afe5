// Tries: to spin between a bad address and a handler that returns to it.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "senders.h"
static void nothing(int number)
{
}
int main(void)
{
    signal(SIGSEGV, nothing);
    *(volatile char *)16 = 1;
    return 0;
}
