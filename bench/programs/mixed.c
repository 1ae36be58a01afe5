/* Ends as its argument says, as cheaply as may be:
 *   exit N     with this code
 *   abort      by a signal
 *   spin       not before it is killed, using CPU time
 *   sleep      not before it is killed, asleep
 *   grow       not before it is killed, holding ever more memory
 *   flood      after writing 64 KiB to standard output
 *   x32        by a call of a foreign system call interface
 *   litter     leaving files in /tmp
 *   orphans    leaving two processes in sessions of their own
 *   family     after eight children in turn and four at once
 *   copy       after copying /box/in to /box/out */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char buffer[1 << 16];

static _Noreturn void grow(void)
{
    for (;;) {
        char *more = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (more == MAP_FAILED)
            pause();
        memset(more, 1, 1 << 20);
    }
}

static int litter(void)
{
    int file = open("/tmp/left", O_WRONLY | O_CREAT, 0600);
    return write(file, buffer, 4096) != 4096 || symlink("/etc/passwd", "/tmp/link") < 0;
}

static int orphans(void)
{
    if (fork() == 0) {
        if (fork() >= 0)
            setsid();
        pause();
    }
    return 0;
}

static int family(void)
{
    for (int i = 0; i < 8; i++) {
        if (fork() == 0)
            _exit(0);
        wait(NULL);
    }
    for (int i = 0; i < 4; i++)
        if (fork() == 0)
            _exit(0);
    while (wait(NULL) > 0)
        ;
    return 0;
}

static int copy(void)
{
    int from = open("/box/in", O_RDONLY), to = open("/box/out", O_WRONLY | O_CREAT, 0600);
    ssize_t bytes = read(from, buffer, sizeof buffer);
    return bytes <= 0 || write(to, buffer, (size_t)bytes) != bytes;
}

int main(int argc, char **argv)
{
    const char *how = argc > 1 ? argv[1] : "";
    if (!strcmp(how, "exit"))
        return argc > 2 ? atoi(argv[2]) : 0;
    if (!strcmp(how, "abort"))
        abort();
    if (!strcmp(how, "spin"))
        for (;;)
            ;
    if (!strcmp(how, "sleep"))
        for (;;)
            pause();
    if (!strcmp(how, "grow"))
        grow();
    if (!strcmp(how, "flood"))
        return write(1, buffer, sizeof buffer) != sizeof buffer;
    if (!strcmp(how, "x32"))
        return syscall(0x40000000 | SYS_getpid) < 0;
    if (!strcmp(how, "litter"))
        return litter();
    if (!strcmp(how, "orphans"))
        return orphans();
    if (!strcmp(how, "family"))
        return family();
    return strcmp(how, "copy") ? 2 : copy();
}
