// Tries: to leave the next run fewer processes, names and space in /tmp: it uses nearly all and leaves them.
// Ends: exited 0
// Mode: twice
// Limits: processes=16 memory_mib=128 output=67108864 cpu_ms=3000
#define _GNU_SOURCE
#include "walls.h"

int main(void)
{
    static char block[1 << 20];
    char path[32];
    for (int i = 0; i < 14; i++) {
        pid_t child = fork();
        if (!child)
            for (;;)
                pause();
        HOLDS(child > 0);
    }
    for (int i = 0; i < 4000; i++) {
        snprintf(path, sizeof path, "/tmp/%d", i);
        int fd = open(path, O_CREAT | O_WRONLY, 0600);
        HOLDS(fd >= 0);
        close(fd);
    }
    int fd = open("/tmp/0", O_WRONLY);
    for (int i = 0; i < 48; i++)
        HOLDS(write(fd, block, sizeof block) == sizeof block);
    return granted;
}
