// Tries: to tell the next run something by times, mode and owner that it sets on /tmp itself, at once, within the same tick.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <sys/ioctl.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    const struct timespec note[2] = {{1234567, 89}, {7654321, 98}};
    struct stat tmp;
    int fd = open("/tmp", O_RDONLY), flags = 0;
    long flag = 0;
    stat("/tmp", &tmp);
    HOLDS(tmp.st_atim.tv_sec != note[0].tv_sec && tmp.st_mtim.tv_sec != note[1].tv_sec);
    HOLDS((tmp.st_mode & 07777) == 01777);
    ioctl(fd, 0x80086601 /* FS_IOC_GETFLAGS */, &flag);
    HOLDS(!(flag & 0x40 /* no dump */));
    if (strcmp(argv[argc - 1], "first"))
        return granted;
    utimensat(AT_FDCWD, "/tmp", note, 0); /* may succeed, where the program has the judge's own user */
    flag = 0x40;
    ioctl(fd, 0x40086602 /* FS_IOC_SETFLAGS */, &flag);
    return granted;
}
