// Tries: to survive the end of its stack again and again by jumping out of the handler, 30 times.
// Ends: exited 0
// Limits: memory_mib=64 cpu_ms=5000 wall_ms=20000
// Checks: peak_mib<=64
#include "senders.h"
#include <setjmp.h>
#include <sys/resource.h>

static sigjmp_buf back;
static volatile int sink;

static void jump(int number)
{
    siglongjmp(back, 1);
}

static void dive(int depth)
{
    volatile char frame[4096];
    frame[0] = depth;
    dive(depth + 1);
    sink = frame[0];
}

int main(void)
{
    static char room[1 << 16];
    static volatile int falls;
    struct rlimit small = {4 << 20, 4 << 20};
    stack_t other = {.ss_sp = room, .ss_size = sizeof room};
    struct sigaction action = {.sa_handler = jump, .sa_flags = SA_ONSTACK};
    if (setrlimit(RLIMIT_STACK, &small) < 0 || sigaltstack(&other, NULL) < 0 || sigaction(SIGSEGV, &action, NULL) < 0)
        return 2;
    sigsetjmp(back, 1);
    if (falls++ < 30)
        dive(0);
    return 0;
}
