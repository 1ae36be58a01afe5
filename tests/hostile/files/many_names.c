// Tries: to use up the names of the box and of /tmp, and leaves thousands of FIFOs to be copied out.
// Ends: exited 0
// Mode: box
// Limits: cpu_ms=3000 files=64
// Comes out: last
#include "steps.h"

static long fill(const char *directory)
{
    char path[64];
    for (long made = 0;; made++) {
        snprintf(path, sizeof path, "%s/%ld", directory, made);
        if (mkfifo(path, 0644) < 0) {
            REFUSED(-1, ENOSPC);
            return made;
        }
        if (made > 100000)
            return made;
    }
}

int main(void)
{
    long in_tmp = fill("/tmp"), in_box = fill("/box");
    if (in_tmp < 1000 || in_tmp > 5000 || in_box < 1000 || in_box > 5000) {
        printf("%ld names in /tmp and %ld in the box\n", in_tmp, in_box);
        return 1;
    }
    MUST(unlink("/box/0"));
    write_text("/box/last", "the name that was free again\n");
    return granted;
}
