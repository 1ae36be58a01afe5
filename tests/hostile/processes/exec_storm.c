// Tries: to replace itself by a new program 60 times, so that whoever counts by program loses the sum.
// Ends: exited 0
// Limits: cpu_ms=3000 wall_ms=20000
// Checks: cpu_ms>=30
#include "crowd.h"
#include <time.h>
int main(int argc, char **argv)
{
    int round = argc > 1 ? atoi(argv[1]) : 0;
    char next[8];
    struct timespec used;
    do
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    while (round < 30 && used.tv_nsec < round * 1000000L + 1000000L);
    if (round == 60)
        return 0;
    sprintf(next, "%d", round + 1);
    execl("/proc/self/exe", "exec", next, NULL);
    return 2;
}
