// Tries: to use up what the kernel keeps per user: event, timer, signal, epoll and inotify objects in 8 processes.
// Ends: exited 0
// Limits: cpu_ms=5000 wall_ms=20000
#include "take.h"
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>

static int open_one(int kind)
{
    sigset_t none;
    sigemptyset(&none);
    switch (kind % 5) {
    case 0: return eventfd(0, 0);
    case 1: return timerfd_create(CLOCK_MONOTONIC, 0);
    case 2: return signalfd(-1, &none, 0);
    case 3: return inotify_init1(0);
    default: return epoll_create1(0);
    }
}

/* Every epoll watches everything, every inotify the whole of /usr/bin. */
static void open_all(void)
{
    int fds[128], count = 0;
    for (int failures = 0; failures < 5 && count < 128; count++)
        if ((fds[count] = open_one(count)) < 0)
            failures++;
    for (int i = 4; i < count; i += 5)
        for (int j = 0; j < count; j++) {
            struct epoll_event event = {.events = EPOLLIN};
            epoll_ctl(fds[i], EPOLL_CTL_ADD, fds[j], &event);
        }
    for (int i = 3; i < count; i += 5)
        inotify_add_watch(fds[i], "/usr/bin", IN_ALL_EVENTS);
}

int main(void)
{
    for (int i = 0; i < 8; i++)
        if (!fork()) {
            open_all();
            hold(20);
            _exit(0);
        }
    wait_for_all();
    return 0;
}
