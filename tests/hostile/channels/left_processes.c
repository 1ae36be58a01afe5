// Tries: to leave processes that the next run can see or be reached by: in sessions of their own, stopped, with held locks and sockets.
// Ends: exited 0
// Mode: twice
#define _GNU_SOURCE
#include "walls.h"
#include <signal.h>
#include <stddef.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>

static struct sockaddr_un name = {AF_UNIX, "\0note"};
enum { NAME_BYTES = offsetof(struct sockaddr_un, sun_path) + 5 };

static void leave(void)
{
    int ready[2];
    char byte;
    pipe(ready);
    for (int i = 0; i < 6; i++)
        if (!fork()) {
            setsid();
            for (int s = 1; s < 32; s++)
                signal(s, SIG_IGN);
            if (i == 0)
                bind(socket(AF_UNIX, SOCK_DGRAM, 0), (struct sockaddr *)&name, NAME_BYTES);
            flock(open("/usr/bin/env", O_RDONLY), LOCK_SH);
            (void)!write(ready[1], "x", 1);
            if (i % 2)
                kill(getpid(), SIGSTOP);
            for (;;)
                pause();
        }
    for (int i = 0; i < 6; i++)
        (void)!read(ready[0], &byte, 1);
}

static void find(void)
{
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    REFUSED_BY(kill(-1, 0), ESRCH);
    for (int pid = 2; pid < 300; pid++)
        if (pid != getpid())
            REFUSED_BY(kill(pid, 0), ESRCH);
    REFUSED_BY(connect(fd, (struct sockaddr *)&name, NAME_BYTES), ECONNREFUSED);
    HOLDS(flock(open("/usr/bin/env", O_RDONLY), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);
}

int main(int argc, char **argv)
{
    if (!strcmp(argv[argc - 1], "first"))
        return leave(), 0;
    find();
    return granted;
}
