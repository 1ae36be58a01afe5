// Tries: to make a path that is longer than any path may be where it is copied to: 24 directories of 255 letters each.
// Ends: exited 0
// Mode: box
#include "steps.h"

int main(void)
{
    char name[256] = {0};
    int at = (int)MUST(open("/box", O_RDONLY | O_DIRECTORY));
    memset(name, 'n', 255);
    for (int level = 0; level < 24; level++) {
        MUST(mkdirat(at, name, 0755));
        int below = (int)MUST(openat(at, name, O_RDONLY | O_DIRECTORY));
        MUST(close(openat(at, "file", O_WRONLY | O_CREAT, 0644)));
        MUST(close(at));
        at = below;
    }
    REFUSED(mkdir("/box/this-name-is-longer-than-255-letters..."
                  "........................................................................."
                  "........................................................................."
                  ".........................................................................", 0755), ENAMETOOLONG);
    return granted;
}
