// Tries: to have a file grow for as long as the judge copies it, and shrink under its hands, from processes that stay.
// Ends: exited 0
// Mode: box
// Limits: output=1073741824
// Checks: leftover
// Comes out: grows shrinks
#include "steps.h"

int main(void)
{
    static char block[1 << 12];
    int grows = (int)MUST(open("/box/grows", O_RDWR | O_CREAT | O_EXCL, 0644));
    int shrinks = (int)MUST(open("/box/shrinks", O_RDWR | O_CREAT | O_EXCL, 0644));
    MUST(ftruncate(shrinks, 1 << 20));
    if (stays_behind())
        for (long long at = 0, end = room("/box") / 2; close(0), close(1), close(2), 1; at = (at + sizeof block) % end)
            pwrite(grows, block, sizeof block, at);
    if (stays_behind())
        for (long at = 0;; at++)
            ftruncate(shrinks, at % 2 ? 1 << 20 : 0);
    return 0;
}
