// Tries: nothing wrong: replaces itself five times after taking half the limit, which must not add up.
// Ends: exited 0
// Limits: memory_mib=10 cpu_ms=8000 wall_ms=20000
// Checks: peak_mib>=5 peak_mib<=10
#include "take.h"
int main(int argc, char **argv)
{
    int round = argc > 1 ? atoi(argv[1]) : 0;
    char next[8];
    take(5);
    hold(10);
    if (round == 5)
        return 0;
    sprintf(next, "%d", round + 1);
    execl("/proc/self/exe", argv[0], next, NULL);
    return 2;
}
