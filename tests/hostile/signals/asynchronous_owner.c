// Tries: to have the kernel send signals to the supervisor when a socket or pipe gets data, any number it likes.
// Ends: exited 0
#include "senders.h"
#include <sys/socket.h>

static void fire(int ends[2])
{
    if (write(ends[1], "x", 1) == 1)
        (void)!read(ends[0], (char[1]){0}, 1);
}

int main(void)
{
    int numbers[] = {0, SIGKILL, SIGSTOP, SIGTERM, SIGIO, SIGCHLD, SIGRTMAX};
    struct f_owner_ex owners[] = {{F_OWNER_PID, 1}, {F_OWNER_TID, 1}, {F_OWNER_PGRP, 1}};
    int pipe_ends[2], sockets[2];
    if (pipe(pipe_ends) < 0 || socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) < 0)
        return 2;
    for (int i = 0; i < 3; i++)
        for (unsigned j = 0; j < sizeof numbers / sizeof *numbers; j++)
            for (int k = 0; k < 2; k++) {
                int *ends = k ? sockets : pipe_ends;
                fcntl(ends[0], F_SETFL, O_ASYNC);
                fcntl(ends[0], F_SETSIG, numbers[j]);
                fcntl(ends[0], F_SETOWN_EX, &owners[i]);
                fire(ends);
                fcntl(ends[0], F_SETOWN, 1);
                fire(ends);
            }
    usleep(10000);
    return !supervisor_is_there();
}
