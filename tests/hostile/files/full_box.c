// Tries: to write one file of exactly the box's size, and a byte more.
// Ends: exited 0
// Mode: box
// Limits: output=1073741824
// Comes out: empty full
#include "steps.h"

int main(void)
{
    static char block[1 << 16];
    long long size = room("/box"), written = 0;
    write_text("/box/empty", "");
    int file = (int)MUST(open("/box/full", O_WRONLY | O_CREAT | O_EXCL, 0644));
    memset(block, 'x', sizeof block);
    for (long part; (part = write(file, block, sizeof block)) > 0;)
        written += part;
    REFUSED(write(file, block, 1), ENOSPC);
    if (written != size) {
        printf("%lld of %lld bytes\n", written, size);
        return 1;
    }
    return granted;
}
