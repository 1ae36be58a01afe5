// Tries: to tell the next run something by the time at which it last listed /tmp or another directory.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <dirent.h>
#include <sys/stat.h>
#include <time.h>

static const char *directories[] = {"/tmp", "/", "/dev", "/etc", "/box"};

static void list(const char *name)
{
    DIR *listing = opendir(name);
    while (listing && readdir(listing))
        ;
}

int main(int argc, char **argv)
{
    for (int i = 0; i < 5; i++) {
        struct stat before, after;
        stat(directories[i], &before);
        nanosleep(&(struct timespec){0, 12000000}, NULL); /* kernels stamp files with the time of the last tick */
        list(directories[i]);
        stat(directories[i], &after);
        if (!strcmp(argv[argc - 1], "second") && before.st_atim.tv_sec == before.st_mtim.tv_sec &&
            before.st_atim.tv_nsec == before.st_mtim.tv_nsec)
            continue; /* nobody has listed it since it was made */
        if (!strcmp(argv[argc - 1], "second") && !strcmp(directories[i], "/tmp"))
            complain("/tmp has been listed");
        HOLDS(i == 0 || before.st_atim.tv_nsec == after.st_atim.tv_nsec);
    }
    return granted;
}
