// Tries: to make the judge walk 10,000 directories deep, or as deep as the names suffice, with a file at each level.
// Ends: exited 0
// Mode: box
// Comes out: d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/d/f d/d/d/d/d/d/d/f d/d/d/d/d/d/f d/d/d/d/d/f d/d/d/d/f d/d/d/f d/d/f d/f f
// Limits: cpu_ms=10000 wall_ms=30000
#include "steps.h"

static long dive(const char *directory)
{
    int at = (int)MUST(open(directory, O_RDONLY | O_DIRECTORY)), file;
    for (long level = 0; level < 10000; level++) {
        if (mkdirat(at, "d", 0755) < 0) {
            REFUSED(-1, ENOSPC);
            return level;
        }
        if ((file = openat(at, "f", O_WRONLY | O_CREAT, 0644)) >= 0)
            MUST(close(file));
        int below = (int)MUST(openat(at, "d", O_RDONLY | O_DIRECTORY));
        MUST(close(at));
        at = below;
    }
    return 10000;
}

int main(void)
{
    if (dive("/box") < 1000)
        return 1;
    return granted;
}
