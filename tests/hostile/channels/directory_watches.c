// Tries: to see by inotify and dnotify what another program that runs at once opens of the system's files.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <signal.h>
#include <sys/inotify.h>

static const char *watched[] = {"/usr/bin", "/usr/bin/env", "/usr/lib", "/programs", "/dev/null", "/etc/passwd"};
static volatile sig_atomic_t told;

static void tell(int signal)
{
    told = 1;
}

static void act(long start)
{
    while (goes_on(start))
        for (int i = 0; i < 6; i++) {
            char byte;
            int fd = open(watched[i], O_RDONLY);
            (void)!read(fd, &byte, 1);
            close(fd);
            access("/usr/bin/env", R_OK);
        }
}

int main(int argc, char **argv)
{
    char events[4096];
    long start = now_ms();
    if (is_left(argc, argv))
        return act(start), 0;
    signal(SIGIO, tell);
    fcntl(open("/usr/bin", O_RDONLY), F_NOTIFY, DN_ACCESS | DN_MODIFY | DN_ATTRIB | DN_MULTISHOT);
    int watch = inotify_init1(IN_NONBLOCK);
    for (int i = 0; i < 6; i++)
        inotify_add_watch(watch, watched[i], IN_OPEN | IN_ACCESS | IN_CLOSE_NOWRITE);
    while (goes_on(start) && !granted)
        HOLDS(read(watch, events, sizeof events) < 0 && !told);
    return granted;
}
