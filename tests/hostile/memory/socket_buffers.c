// Tries: to hide memory in messages between sockets that nobody receives.
// Ends: memory_limit
// Without groups: exited 0 -- what the kernel holds for a process is not counted there, as SECURITY.md says
// Limits: memory_mib=4 cpu_ms=5000 wall_ms=20000
#include "take.h"
#include <sys/socket.h>

static void fill(int socket)
{
    static char block[32768];
    int size = 64 * MIB;
    setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    while (send(socket, block, sizeof block, MSG_DONTWAIT) > 0)
        ;
}

int main(void)
{
    for (int ends[2], pairs = 0; pairs < 14 && !socketpair(AF_UNIX, SOCK_STREAM, 0, ends); pairs++) {
        fill(ends[0]);
        fill(ends[1]);
    }
    return 0;
}
