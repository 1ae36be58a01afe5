// Tries: to be killed by its own child at the moment in which it ends well; the kernel lets either win.
// Ends: exited 0 or signalled 9
#include "senders.h"
#include <sys/mman.h>
int main(void)
{
    volatile int *go = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t parent = getpid();
    if (!fork()) {
        while (!*go)
            sched_yield();
        kill(parent, SIGKILL);
        _exit(0);
    }
    usleep(5000);
    *go = 1;
    sched_yield();
    _exit(0);
}
