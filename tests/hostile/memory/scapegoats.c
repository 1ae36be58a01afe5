// Tries: to have small children killed for memory in its place, one after the other, while it goes on and ends well.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=10000 wall_ms=20000
#include "take.h"
#include <signal.h>

static void offer_scapegoat(void)
{
    if (fork())
        return;
    int fd = open("/proc/self/oom_score_adj", O_WRONLY);
    if (fd >= 0)
        (void)!write(fd, "1000", 4);
    for (;;)
        pause();
}

int main(void)
{
    for (int i = 0; i < 20; i++)
        offer_scapegoat();
    hold(20);
    take(16);
    return 0;
}
