// Tries: to open performance counters: of each type, of itself, process 1, a core and all, which can sample the kernel.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <linux/perf_event.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    const int targets[][2] = {{0, -1}, {1, -1}, {-1, 0}, {0, 0}};
    for (int type = PERF_TYPE_HARDWARE; type <= PERF_TYPE_BREAKPOINT; type++)
        for (unsigned i = 0; i < sizeof targets / sizeof *targets; i++) {
            struct perf_event_attr user = {.size = sizeof user, .type = type, .exclude_kernel = 1, .exclude_hv = 1};
            struct perf_event_attr kernel = {.size = sizeof kernel, .type = type, .sample_period = 1000};
            REFUSED_BY(syscall(SYS_perf_event_open, &user, targets[i][0], targets[i][1], -1, 0), EPERM);
            REFUSED_BY(syscall(SYS_perf_event_open, &kernel, targets[i][0], targets[i][1], -1, 8), EPERM);
        }
    REFUSED_BY(open("/sys/kernel/tracing/trace", O_RDONLY), ENOENT);
    REFUSED_BY(open("/sys/kernel/debug", O_RDONLY), ENOENT);
    return granted;
}
