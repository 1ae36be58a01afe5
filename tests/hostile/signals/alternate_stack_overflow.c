// Tries: to overflow its stack, and in the handler of that the other stack which the handler runs on.
// Ends: signalled 11
// Limits: memory_mib=128 cpu_ms=5000 wall_ms=20000
#include "senders.h"
#include <sys/mman.h>
#include <sys/resource.h>

static volatile int sink;

static void dive(int depth)
{
    volatile char frame[1024];
    frame[0] = depth;
    dive(depth + 1);
    sink = frame[0];
}

int main(void)
{
    enum { SIZE = 1 << 16 };
    struct rlimit small = {1 << 20, 1 << 20};
    char *room = mmap(NULL, 2 * SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED || mprotect(room + SIZE, SIZE, PROT_READ | PROT_WRITE) < 0)
        return 2;
    stack_t other = {.ss_sp = room + SIZE, .ss_size = SIZE};
    struct sigaction action = {.sa_handler = dive, .sa_flags = SA_ONSTACK};
    if (setrlimit(RLIMIT_STACK, &small) < 0 || sigaltstack(&other, NULL) < 0 || sigaction(SIGSEGV, &action, NULL) < 0)
        return 2;
    dive(0);
    return 0;
}
