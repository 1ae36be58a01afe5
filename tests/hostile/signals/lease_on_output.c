// Tries: to slow down whoever opens its input and output next, by leases and directory notices with signals to him.
// Ends: exited 0
// Stdin: text
#include "senders.h"
int main(void)
{
    for (int fd = 0; fd < 3; fd++) {
        fcntl(fd, F_SETSIG, SIGKILL);
        fcntl(fd, F_SETOWN, 1);
        fcntl(fd, F_SETLEASE, F_WRLCK);
        fcntl(fd, F_SETLEASE, F_RDLCK);
    }
    int here = open("/tmp", O_RDONLY | O_DIRECTORY);
    fcntl(here, F_SETSIG, SIGKILL);
    fcntl(here, F_SETOWN, 1);
    fcntl(here, F_NOTIFY, DN_CREATE | DN_DELETE | DN_MULTISHOT);
    int made = open("/tmp/made", O_WRONLY | O_CREAT, 0600);
    if (made < 0 || unlink("/tmp/made") < 0)
        return 2;
    return !supervisor_is_there();
}
