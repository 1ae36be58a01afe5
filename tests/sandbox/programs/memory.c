/* Takes as many MiB as its second argument says, in the way its first says. Expected: exits 0 if they fit the limit or
 * are never touched (reserve), else memory_limit.
 *   malloc, mmap      by the main process
 *   nondumpable       by a process that /proc shows to root only
 *   child             by a child; the main process waits and exits 0
 *   children          by four children at once, a quarter each
 *   shared            in shared pages that no process maps any more, but which still exist
 *   memfd             in a file in memory that no directory holds; exits 3 where there are none
 *   tmp               in files of 1 MiB in /tmp; exits 4 when it is full
 *   reserve           addresses only */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MIB = 1 << 20 };

static void touch(size_t mib)
{
    for (size_t i = 0; i < mib; i++) {
        char *block = malloc(MIB);
        if (!block)
            _exit(5);
        memset(block, 1, MIB);
    }
}

static void touch_in_children(int children, size_t mib)
{
    int ready[2];
    if (pipe(ready) < 0)
        _exit(6);
    for (int i = 0; i < children; i++)
        if (!fork()) {
            char all;
            touch(mib / (size_t)children);
            close(ready[1]);
            _exit(read(ready[0], &all, 1) != 0); /* until all have theirs */
        }
    close(ready[1]);
    while (wait(NULL) > 0)
        ;
}

static void write_file(int fd)
{
    static char block[MIB];
    memset(block, 1, sizeof block);
    if (write(fd, block, sizeof block) != (ssize_t)sizeof block)
        _exit(4);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const char *how = argv[1];
    size_t mib = strtoul(argv[2], NULL, 10);
    if (!strcmp(how, "malloc"))
        touch(mib);
    else if (!strcmp(how, "nondumpable")) {
        prctl(PR_SET_DUMPABLE, 0);
        touch(mib);
    } else if (!strcmp(how, "child"))
        touch_in_children(1, mib);
    else if (!strcmp(how, "children"))
        touch_in_children(4, mib);
    else if (!strcmp(how, "tmp"))
        for (size_t i = 0; i < mib; i++) {
            char name[] = "/tmp/blockXXXXXX";
            int fd = mkstemp(name);
            if (fd < 0)
                return 4;
            write_file(fd);
            close(fd);
        }
    else if (!strcmp(how, "memfd")) {
        for (size_t i = 0; i < mib; i++) {
            int fd = memfd_create("hidden", 0);
            if (fd < 0)
                return 3;
            write_file(fd);
        }
    } else {
        int flags = !strcmp(how, "shared") ? MAP_SHARED : MAP_PRIVATE | MAP_NORESERVE;
        char *all = mmap(NULL, mib * MIB, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
        if (all == MAP_FAILED)
            return 5;
        for (size_t i = 0; strcmp(how, "reserve") && i < mib; i++) {
            memset(all + i * MIB, 1, MIB);
            if (!strcmp(how, "shared"))
                madvise(all + i * MIB, MIB, MADV_DONTNEED);
        }
    }
    return 0;
}
