// Tries: to keep /tmp full for the next run by a deleted file that a process left behind still holds open and mapped.
// Ends: exited 0
// Mode: twice
// Limits: memory_mib=128 output=67108864
#include <sys/mman.h>
#include "steps.h"

static void fill(long bytes)
{
    static char block[1 << 16];
    int file = (int)MUST(open("/tmp/large", O_RDWR | O_CREAT | O_EXCL, 0644));
    for (; bytes > 0; bytes -= sizeof block)
        MUST(write(file, block, sizeof block));
    MUST((long)mmap(NULL, 1 << 20, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0));
    MUST(unlink("/tmp/large"));
}

int main(int count, char **arguments)
{
    fill(48 << 20); /* of 64 MiB: there is no room for two */
    if (count == 2 && !strcmp(arguments[1], "first") && stays_behind())
        for (;;)
            pause();
    return 0;
}
