// Tries: to work on when main has returned, in what is done at exit.
// Ends: cpu_limit
// Limits: cpu_ms=100
// Prints: answer
#include <stdio.h>
#include <stdlib.h>
static void burn(void)
{
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
int main(void)
{
    atexit(burn);
    puts("answer");
    fflush(stdout);
    return 0;
}
