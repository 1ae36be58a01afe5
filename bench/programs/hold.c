/* Holds as many MiB as its second argument says, in the way its first says, and ends:
 *   private   memory of its own
 *   shared    memory that a child reads as well
 *   children  two children at once, each with half of it
 *   tmpfs     a file in /tmp, which is gone before it ends
 *   kept      a file in /tmp, which is still there
 *   cold      nothing of its own: reads the file of its third argument to its end
 *   steps     no memory: executes a number of instructions that is always the same, as many million */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char buffer[1 << 16];

static char *touched(size_t bytes, int sharing)
{
    char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        _exit(3);
    memset(memory, 1, bytes);
    return memory;
}

static int shared(size_t bytes)
{
    volatile char *memory = touched(bytes, MAP_SHARED);
    if (fork() == 0) {
        for (size_t at = 0; at < bytes; at += 4096)
            (void)memory[at];
        _exit(0);
    }
    wait(NULL);
    return 0;
}

/* Neither child ends before the other has all it wants: both hold the same pipe's end. */
static int children(size_t bytes)
{
    int ends[2];
    char byte;
    if (pipe(ends) < 0)
        return 3;
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            touched(bytes / 2, MAP_PRIVATE);
            close(ends[1]);
            (void)!read(ends[0], &byte, 1);
            _exit(0);
        }
    close(ends[1]);
    while (wait(NULL) > 0)
        ;
    return 0;
}

static int tmpfs(size_t bytes, int keep)
{
    int file = open("/tmp/held", O_WRONLY | O_CREAT | O_EXCL, 0600);
    for (size_t done = 0; done < bytes; done += sizeof buffer)
        if (write(file, buffer, sizeof buffer) != sizeof buffer)
            return 3;
    return keep ? 0 : unlink("/tmp/held");
}

static int cold(const char *path)
{
    int file = open(path, O_RDONLY);
    while (read(file, buffer, sizeof buffer) > 0)
        ;
    return file < 0 ? 3 : 0;
}

static int steps(long millions)
{
    for (volatile long left = millions * 1000000; left; left--)
        ;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    size_t bytes = (size_t)atol(argv[2]) << 20;
    if (!strcmp(argv[1], "private"))
        return touched(bytes, MAP_PRIVATE)[0] != 1;
    if (!strcmp(argv[1], "shared"))
        return shared(bytes);
    if (!strcmp(argv[1], "children"))
        return children(bytes);
    if (!strcmp(argv[1], "tmpfs") || !strcmp(argv[1], "kept"))
        return tmpfs(bytes, !strcmp(argv[1], "kept"));
    if (!strcmp(argv[1], "cold") && argc > 3)
        return cold(argv[3]);
    return strcmp(argv[1], "steps") ? 2 : steps(atol(argv[2]));
}
