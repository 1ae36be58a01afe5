// Tries: to get a terminal, to make its group the first in it, and to stop as a program in the background does.
// Ends: exited 0
// Limits: wall_ms=3000
#include "senders.h"
#include <sys/ioctl.h>
#include <termios.h>
int main(void)
{
    const char *terminals[] = {"/dev/tty", "/dev/ptmx", "/dev/console", "/dev/tty0", "/dev/tty1", "/dev/pts/0", "/dev/pts/ptmx"};
    for (unsigned i = 0; i < sizeof terminals / sizeof *terminals; i++)
        if (open(terminals[i], O_RDWR) >= 0)
            return printf("%s\n", terminals[i]), 1;
    for (int fd = 0; fd < 3; fd++)
        if (isatty(fd) || !ioctl(fd, TIOCSCTTY, 1) || !tcsetpgrp(fd, getpgrp()) || !ioctl(fd, TIOCNOTTY))
            return printf("descriptor %d\n", fd), 1;
    if (getsid(0) != getpid() || getpgrp() != getpid())
        return puts("not a session of its own"), 1;
    raise(SIGTSTP);
    raise(SIGTTIN);
    raise(SIGTTOU);
    return !supervisor_is_there();
}
