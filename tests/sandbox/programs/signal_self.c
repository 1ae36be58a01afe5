/* Dies of the signal in its argument: by a fault for 4, 7, 8 and 11, by abort() for 6, else by kill(). Expected: signalled,
 * that signal; SIGSTOP (19) sleeps and so hits the wall limit; 0 kills its whole process group with SIGKILL. */
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    int number = argc > 1 ? atoi(argv[1]) : 0;
    volatile int zero = 0, *nowhere = NULL;
    if (number == SIGABRT)
        abort();
    if (number == SIGSEGV)
        return *nowhere;
    if (number == SIGFPE)
        return 1000 / zero;
    if (number == SIGILL)
        __builtin_trap();
    if (number == SIGBUS) {
        char name[] = "/tmp/fileXXXXXX";
        int fd = mkstemp(name);
        unlink(name);
        volatile char *beyond = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
        return *beyond;
    }
    if (number == 0)
        return kill(0, SIGKILL);
    kill(getpid(), number);
    return 0;
}
