// Tries: to look idle by the lowest priority there is (which is its right; a busy machine may then leave it no time).
// Ends: cpu_limit or wall_limit
// Limits: cpu_ms=100 wall_ms=5000
#define _GNU_SOURCE
#include <sched.h>
#include <sys/resource.h>
int main(void)
{
    struct sched_param param = {0};
    setpriority(PRIO_PROCESS, 0, 19);
    sched_setscheduler(0, SCHED_IDLE, &param);
    for (volatile unsigned long turns = 0;; turns++)
        ;
}
