// Tries: to leave a file for the next run unnoticed: hides it, removes its traces and sets the times of /tmp back.
// Ends: exited 0
// Mode: twice
#include <dirent.h>
#include "steps.h"

static int first(void)
{
    struct stat before;
    MUST(stat("/tmp", &before));
    write_text("/tmp/.message", "for the next run");
    MUST(mkdir("/tmp/.\n", 0777));
    write_text("/tmp/.\n/message", "for the next run");
    struct timespec times[2] = {before.st_atim, before.st_mtim};
    /* The directory belongs to root: setting its times may be refused, and must change nothing. */
    if (utimensat(AT_FDCWD, "/tmp", times, 0) < 0)
        REFUSED(-1, EPERM, EACCES);
    int held = (int)MUST(open("/tmp/.message", O_RDONLY));
    if (stays_behind())
        for (char byte;;)
            pread(held, &byte, 1, 0);
    return granted;
}

int main(int count, char **arguments)
{
    if (count == 2 && !strcmp(arguments[1], "first"))
        return first();
    int found = 0;
    DIR *tmp = opendir("/tmp");
    for (struct dirent *entry; tmp && (entry = readdir(tmp));)
        found += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    return tmp ? found : 2;
}
