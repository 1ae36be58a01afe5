// Tries: to change a file that is copied out through a mapping only: written after it was closed, renamed and linked.
// Ends: exited 0
// Mode: box
// Comes out: linked renamed
// Checks: leftover
#include <sys/mman.h>
#include "steps.h"

int main(void)
{
    int file = (int)MUST(open("/box/file", O_RDWR | O_CREAT | O_EXCL, 0644));
    MUST(ftruncate(file, 1 << 16));
    char *seen = mmap(NULL, 1 << 16, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (seen == MAP_FAILED)
        return 2;
    MUST(close(file));
    MUST(rename("/box/file", "/box/renamed"));
    MUST(link("/box/renamed", "/box/linked"));
    MUST(chmod("/box/renamed", 0444));
    if (stays_behind())
        for (unsigned long i = 0;; i++)
            seen[i % (1 << 16)]++;
    return 0;
}
