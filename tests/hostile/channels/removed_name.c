// Tries: to tell the next run something by the time at which it made and removed a file in /tmp.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <sys/stat.h>

static int same(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

int main(int argc, char **argv)
{
    struct stat tmp;
    stat("/tmp", &tmp);
    HOLDS(same(tmp.st_mtim, tmp.st_ctim) && same(tmp.st_atim, tmp.st_mtim)); /* as when it was made */
    close(open("/tmp/note", O_CREAT | O_WRONLY, 0600));
    unlink("/tmp/note");
    return granted;
}
