// Tries: to stop the judge when it next opens the same input, output, program or account list: by leases, which make open(2) wait.
// Ends: exited 0
// Stdin: the input of every run
#define _GNU_SOURCE
#include "steps.h"

#define NO EACCES, EPERM, EAGAIN, EINVAL

static void lease(int file)
{
    REFUSED(fcntl(file, F_SETLEASE, F_WRLCK), NO);
    REFUSED(fcntl(file, F_SETLEASE, F_RDLCK), NO);
    REFUSED(fcntl(file, F_NOTIFY, DN_MULTISHOT | DN_ACCESS), NO, ENOTDIR);
}

int main(int count, char **arguments)
{
    (void)count;
    for (int file = 0; file < 3; file++)
        lease(file);
    lease((int)MUST(open(arguments[0], O_RDONLY)));
    lease((int)MUST(open("/bin/sh", O_RDONLY)));
    lease((int)MUST(open("/etc/passwd", O_RDONLY)));
    return granted;
}
