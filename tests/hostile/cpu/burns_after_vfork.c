// Tries: to burn in a child that was made by vfork, while the main process cannot even be woken.
// Ends: cpu_limit
// Limits: cpu_ms=100
#include <unistd.h>
int main(void)
{
    if (vfork() == 0)
        for (volatile unsigned long turns = 0;; turns++)
            ;
    return 1;
}
