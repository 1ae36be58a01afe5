// Tries: to leave a program in the box that still runs while it is copied out, and to write to one that runs.
// Ends: exited 0
// Mode: box
// Limits: output=16777216
// Comes out: program
// Checks: leftover
#include "steps.h"

static void copy(const char *from, const char *to)
{
    static char block[1 << 16];
    int in = (int)MUST(open(from, O_RDONLY)), out = (int)MUST(open(to, O_WRONLY | O_CREAT | O_EXCL, 0755));
    for (long part; (part = MUST(read(in, block, sizeof block))) > 0;)
        MUST(write(out, block, part));
    char *no[] = {NULL};
    REFUSED(execve(to, no, no), ETXTBSY);
    MUST(close(out));
    MUST(close(in));
}

int main(int count, char **arguments)
{
    if (count == 2) {
        MUST(write(3, "x", 1));
        for (;;)
            pause();
    }
    char byte;
    int ready[2];
    MUST(pipe(ready));
    copy("/proc/self/exe", "/box/program");
    if (!MUST(fork())) {
        MUST(dup2(ready[1], 3) == 3 ? 0 : -1);
        execl("/box/program", "/box/program", "stay", NULL);
        _exit(2);
    }
    MUST(close(ready[1]));
    if (MUST(read(ready[0], &byte, 1)) != 1)
        return 2;
    REFUSED(open("/box/program", O_WRONLY), ETXTBSY);
    REFUSED(truncate("/box/program", 0), ETXTBSY);
    return granted;
}
