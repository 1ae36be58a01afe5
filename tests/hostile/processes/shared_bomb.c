// Tries: to start processes without end that share all memory, files and signal handlers but are no threads.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "crowd.h"

static int go_on(void *unused)
{
    static char stacks[256][8192] __attribute__((aligned(16)));
    static int next;
    for (;;) {
        char *top = stacks[__sync_fetch_and_add(&next, 1) % 256] + 8192;
        while (clone(go_on, top, CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_SIGHAND | SIGCHLD, unused) < 0)
            ;
    }
}

int main(void)
{
    return go_on(NULL);
}
