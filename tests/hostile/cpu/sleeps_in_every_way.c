// Tries: to be forgotten asleep, in nine processes that each sleep in another way.
// Ends: wall_limit
// Limits: cpu_ms=1000 wall_ms=250
// Checks: cpu_ms<=60 wall_ms>=250
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int never;

static void sleep_by(int way)
{
    struct timespec far = {.tv_sec = 1L << 40};
    sigset_t set;
    int ends[2];
    char byte;
    sigfillset(&set);
    switch (way) {
    case 0: clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &far, 0); break;
    case 1: sigprocmask(SIG_SETMASK, &set, 0), sigsuspend(&set); break;
    case 2: syscall(SYS_futex, &never, FUTEX_WAIT, 0, 0, 0, 0); break;
    case 3: poll(0, 0, -1); break;
    case 4: select(0, 0, 0, 0, 0); break;
    case 5: pipe(ends), read(ends[0], &byte, 1); break;
    case 6: mkfifo("/tmp/fifo", 0600), open("/tmp/fifo", O_RDONLY); break;
    case 7: epoll_wait(epoll_create1(0), &(struct epoll_event){0}, 1, -1); break;
    default: pause();
    }
    _exit(1);
}

int main(void)
{
    for (int way = 0; way < 9; way++)
        if (fork() == 0)
            sleep_by(way);
    wait(0);
    return 1;
}
