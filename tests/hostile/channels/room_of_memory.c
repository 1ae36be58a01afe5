// Tries: to leave the next run less memory: nearly all is used, in pages, files, sockets and pipes, before another takes as much.
// Ends: exited 0
// Mode: twice
// Limits: memory_mib=64 cpu_ms=2000
#define _GNU_SOURCE
#include "walls.h"
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>

int main(void)
{
    static char block[65536];
    memset(block, 1, sizeof block);
    for (int i = 0; i < 8; i++) { /* what the kernel keeps for a process */
        int pair[2], on = 1 << 20;
        socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
        setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &on, sizeof on);
        HOLDS(send(pair[0], block, sizeof block, MSG_DONTWAIT) > 0);
    }
    int file = open("/tmp/file", O_CREAT | O_RDWR, 0600);
    for (int i = 0; i < 12; i++)
        HOLDS(write(file, block, sizeof block) == sizeof block);
    char *pages = mmap(NULL, 52 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    HOLDS(pages != MAP_FAILED);
    memset(pages, 1, 52 << 20);
    return granted;
}
