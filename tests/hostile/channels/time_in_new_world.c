// Tries: to hide its CPU time in children that nobody waits for, one after another, in a world that is new because the run before left a file.
// Ends: cpu_limit
// Mode: twice
// Limits: cpu_ms=60 wall_ms=2000
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long used_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "first"))
        return open("/tmp/file", O_CREAT | O_WRONLY, 0600) < 0;
    signal(SIGCHLD, SIG_IGN);
    for (;;) {
        if (!fork()) {
            while (used_ms() < 40)
                ;
            _exit(0);
        }
        wait(NULL); /* until there is no child */
    }
}
