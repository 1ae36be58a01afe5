// Tries: to make its outputs unreadable for the judge, by mode, owner, attributes and marks.
// Ends: exited 0
// Prints: still here
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
int main(void)
{
    int marks = FS_IMMUTABLE_FL | FS_APPEND_FL | FS_NODUMP_FL;
    puts("still here");
    fflush(stdout);
    for (int fd = 1; fd <= 2; fd++) {
        fchown(fd, 0, 0);
        futimens(fd, (struct timespec[2]){{1, 0}, {1, 0}});
        fsetxattr(fd, "user.verdict", "accepted", 8, 0);
        fsetxattr(fd, "security.capability", "x", 1, 0);
        ioctl(fd, FS_IOC_SETFLAGS, &marks);
        fchmod(fd, 0);
        chmod(fd == 1 ? "/dev/stdout" : "/dev/stderr", 0);
    }
    return 0;
}
