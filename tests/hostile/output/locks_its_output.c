// Tries: to make the judge wait for its outputs and its input, by every kind of lock on them, and ends with them held.
// Ends: exited 0
// Prints: locked
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>
int main(void)
{
    struct flock all = {.l_type = F_WRLCK}, read = {.l_type = F_RDLCK};
    for (int fd = 0; fd <= 2; fd++) {
        flock(fd, LOCK_EX);
        flock(fd, LOCK_MAND | LOCK_RW);
        fcntl(fd, F_SETLK, fd ? &all : &read);
        fcntl(fd, F_OFD_SETLK, fd ? &all : &read);
        fcntl(fd, F_SETLEASE, F_WRLCK);
        fcntl(fd, F_NOTIFY, 0xff);
    }
    puts("locked");
    return 0;
}
