/* Tries to change its standard input, which other runs read too. Expected: exits 0; it may at most change its mode. */
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    int again = open("/proc/self/fd/0", O_RDWR);
    REFUSED(write(0, "x", 1));
    REFUSED(ftruncate(0, 0));
    REFUSED(write(again, "x", 1));
    REFUSED(ftruncate(again, 0));
    REFUSED(mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, again, 0) == MAP_FAILED ? -1 : 0);
    REFUSED(fcntl(again, F_ADD_SEALS, 0x10));
    fchmod(0, 0);
    return granted;
}
