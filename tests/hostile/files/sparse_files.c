// Tries: to fill the judge's disk with files of 4 GiB that are nothing but holes.
// Ends: exited 0
// Mode: box
// Limits: output=8589934592
// Comes out: small
#include "steps.h"

static void make_hole(const char *path)
{
    int file = (int)MUST(open(path, O_WRONLY | O_CREAT | O_EXCL, 0644));
    MUST(ftruncate(file, 4LL << 30));
    MUST(pwrite(file, "x", 1, (4LL << 30) - 1));
    MUST(close(file));
}

int main(void)
{
    MUST(mkdir("/box/deep", 0755));
    make_hole("/box/a");
    make_hole("/box/deep/b");
    make_hole("/tmp/c");
    write_text("/box/small", "x");
    return 0;
}
