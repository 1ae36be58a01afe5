/* Uses about as many milliseconds of CPU time as its third argument says and prints how many microseconds its processes
 * have seen themselves use, each as its last act.
 * First argument, how: user, system. Second, who burns:
 *   self       this process
 *   waited     a grandchild; it and the child are waited for
 *   orphan     a grandchild in a session of its own, whose parent is gone
 *   unwaited   a child that the kernel reaps, for its parent ignores SIGCHLD
 * Those who are not waited for tell through a pipe, which ends when the last of them has ended. */
#include "burn.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t work_us;
static int is_system, told[2];

static void burn(void)
{
    if (is_system)
        burn_system_us(work_us);
    else
        burn_us(work_us);
}

static void tell(void)
{
    int64_t us = used_us(CLOCK_PROCESS_CPUTIME_ID);
    _exit(write(told[1], &us, sizeof us) != sizeof us);
}

static int64_t all_told(void)
{
    int64_t us, sum = 0;
    close(told[1]);
    while (read(told[0], &us, sizeof us) == sizeof us)
        sum += us;
    return sum;
}

static int64_t of_children(void)
{
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

static int64_t waited(void)
{
    if (fork() == 0) {
        if (fork() == 0) {
            burn();
            _exit(0);
        }
        wait(NULL);
        _exit(0);
    }
    wait(NULL);
    return of_children();
}

static int64_t orphan(void)
{
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            setsid();
            burn();
        }
        tell();
    }
    return all_told();
}

static int64_t unwaited(void)
{
    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0) {
        burn();
        tell();
    }
    return all_told();
}

int main(int argc, char **argv)
{
    int64_t others = 0;
    if (argc < 4 || pipe(told) < 0)
        return 2;
    is_system = !strcmp(argv[1], "system");
    work_us = atoll(argv[3]) * 1000;
    if (!strcmp(argv[2], "waited"))
        others = waited();
    else if (!strcmp(argv[2], "orphan"))
        others = orphan();
    else if (!strcmp(argv[2], "unwaited"))
        others = unwaited();
    else
        burn();
    printf("%lld\n", (long long)(others + used_us(CLOCK_PROCESS_CPUTIME_ID)));
    return 0;
}
