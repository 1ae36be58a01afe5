// Tries: to find a terminal, to get one as its own, and to type into it.
// Ends: exited 0
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>
int main(void)
{
    static const char *const places[] = {
        "/dev/tty", "/dev/tty0", "/dev/tty1", "/dev/ttyS0", "/dev/console", "/dev/ptmx", "/dev/pts/0", "/dev/pts/ptmx",
        "/dev/vcs", "/dev/vcsa1", "/dev/hvc0", "/proc/1/fd/0"};
    struct winsize size = {1, 1, 1, 1};
    for (int i = 0; i < (int)(sizeof places / sizeof *places); i++)
        REFUSED(open(places[i], O_RDWR | O_NOCTTY));
    for (int fd = 0; fd < 3; fd++) {
        HOLDS(!isatty(fd));
        REFUSED_WITH(EPERM, ioctl(fd, TIOCSTI, "x"));
        REFUSED_WITH(EPERM, ioctl(fd, TIOCLINUX, "\3"));
        REFUSED_WITH(EPERM, syscall(SYS_ioctl, fd, TIOCSTI | 1UL << 32, "x"));
        REFUSED_WITH(EPERM, syscall(SYS_ioctl, fd, TIOCLINUX | ~0UL << 32, "\3"));
        REFUSED_WITH(ENOTTY, ioctl(fd, TIOCSCTTY, 1));
        REFUSED_WITH(ENOTTY, ioctl(fd, TIOCNOTTY));
        REFUSED_WITH(ENOTTY, ioctl(fd, TIOCSWINSZ, &size));
        REFUSED_WITH(ENOTTY, ioctl(fd, TIOCCONS));
        REFUSED_WITH(ENOTTY, tcsetpgrp(fd, getpgrp()));
    }
    REFUSED(posix_openpt(O_RDWR));
    REFUSED(syscall(SYS_vhangup));
    REFUSED(mknod("/tmp/tty", S_IFCHR | 0666, makedev(5, 0)));
    REFUSED_WITH(EPERM, setsid()); /* it leads a session of its own already */
    return granted;
}
