// Tries: to be born into another control group, namespace or number, by clone3 and all its arguments.
// Ends: exited 0
#include "crowd.h"
#include <linux/sched.h>
#include <stdint.h>
int main(void)
{
    pid_t number = 4242;
    struct clone_args ways[] = {
        {.exit_signal = SIGCHLD},
        {.exit_signal = SIGCHLD, .flags = 0x200000000ULL /* CLONE_INTO_CGROUP */, .cgroup = 0},
        {.exit_signal = SIGCHLD, .flags = CLONE_NEWUSER},
        {.exit_signal = SIGCHLD, .set_tid = (uintptr_t)&number, .set_tid_size = 1},
    };
    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++) {
        long child = syscall(SYS_clone3, &ways[i], sizeof *ways);
        if (!child)
            _exit(0);
        if (child > 0 || errno != ENOSYS)
            return printf("way %u: %ld\n", i, child), 1;
    }
    return 0;
}
