/* Says so, then sleeps for ever. Expected: wall_limit, next to no CPU time, the output is kept. */
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    puts("before");
    fflush(stdout);
    for (;;)
        pause();
}
