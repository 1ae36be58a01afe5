// Tries: to find what an earlier run or the judge has left in its outputs: text, room, attributes, locks, a position.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
int main(int count, char **words)
{
    char list[256];
    for (int fd = 1; fd <= 2; fd++) {
        struct stat found;
        if (fstat(fd, &found) || found.st_size || found.st_blocks || lseek(fd, 0, SEEK_CUR) ||
            flistxattr(fd, list, sizeof list) > 0 || flock(fd, LOCK_EX | LOCK_NB) || fcntl(fd, F_GETSIG) ||
            (fcntl(fd, F_GETFL) & (O_APPEND | O_NONBLOCK)) || (found.st_mode & 07777) != 0666)
            granted |= fd;
        fcntl(fd, F_SETSIG, 9);
        fcntl(fd, F_SETFL, O_APPEND | O_NONBLOCK);
        fsetxattr(fd, "user.left", "x", 1, 0);
    }
    write(1, words[1], strlen(words[1]));
    return granted;
}
