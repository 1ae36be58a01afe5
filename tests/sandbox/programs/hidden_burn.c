/* Burns CPU time, milliseconds in its second argument, where nobody waits for it. "daemon": a grandchild in a session of
 * its own while the main process sleeps for that long; "daemon-then-exit": the main process exits at once; "ignored":
 * a child that the kernel reaps because SIGCHLD is ignored; "subreaper": a grandchild of a subreaper that has exited.
 * Expected: the CPU time counts, and nothing outlives the run. */
#include "burn.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    int64_t us = argc > 2 ? atoll(argv[2]) * 1000 : 0;
    if (argc < 3)
        return 2;
    if (!strcmp(argv[1], "ignored")) {
        signal(SIGCHLD, SIG_IGN);
        if (!fork()) {
            burn_us(us);
            _exit(0);
        }
        while (wait(NULL) > 0)
            ;
        return 0;
    }
    if (!strcmp(argv[1], "subreaper"))
        prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t child = fork();
    if (!child) {
        setsid();
        if (!fork())
            burn_us(us);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    if (!strcmp(argv[1], "daemon"))
        for (int64_t start = used_us(CLOCK_MONOTONIC); used_us(CLOCK_MONOTONIC) < start + 2 * us;)
            usleep(10000);
    return 0;
}
