// Tries: to spread memory over ten orphans in ten sessions, each with a sixth of the limit, while main waits idly.
// Ends: memory_limit
// Limits: memory_mib=12 cpu_ms=5000 wall_ms=20000
#include "take.h"
int main(void)
{
    int until_all[2];
    char end;
    if (pipe(until_all) < 0)
        return 2;
    for (int i = 0; i < 10; i++)
        if (!fork()) {
            setsid();
            if (fork())
                _exit(0);
            take(2);
            hold(300);
            _exit(0);
        }
    close(until_all[1]);
    wait_for_all();
    return read(until_all[0], &end, 1) != 0; /* the orphans hold the other end */
}
