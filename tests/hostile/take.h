/* For programs that take memory: blocks that are really there, and a while in which a judge that only samples memory
 * can see them. Include it first. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MIB = 1 << 20, PAGE = 4096 };

/* Writes one byte to each page. */
static void touch(volatile char *start, size_t bytes)
{
    for (size_t at = 0; at < bytes; at += PAGE)
        start[at] = 1;
}

/* Returns that many bytes that nobody has touched; ends the program with 5 where there are none. */
static char *reserve(size_t bytes, int flags)
{
    char *start = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        _exit(5);
    return start;
}

static char *take(size_t mib)
{
    char *start = reserve(mib * MIB, MAP_PRIVATE | MAP_NORESERVE);
    touch(start, mib * MIB);
    return start;
}

static void hold(int milliseconds)
{
    usleep(milliseconds * 1000);
}

static void wait_for_all(void)
{
    while (wait(NULL) > 0 || errno == EINTR)
        ;
}
