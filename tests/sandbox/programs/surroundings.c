/* Looks at its name, its processes and its session. Expected: exits 0: the host is called judge, /proc shows this process
 * only, which leads its own session and has no terminal. */
#include "attempt.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
int main(void)
{
    char name[65] = "";
    gethostname(name, sizeof name);
    DIR *listing = opendir("/proc");
    for (struct dirent *entry; (entry = readdir(listing));)
        if (atoi(entry->d_name) && atoi(entry->d_name) != getpid())
            printf("sees process %s\n", entry->d_name), granted++;
    if (strcmp(name, "judge") || getsid(0) != getpid())
        puts("wrong host name or session"), granted++;
    REFUSED(open("/dev/tty", O_RDWR));
    REFUSED(ioctl(0, TIOCSTI, "x"));
    REFUSED(open("/dev/ptmx", O_RDWR));
    return granted;
}
