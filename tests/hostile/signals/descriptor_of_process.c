// Tries: to end the supervisor through descriptors of processes, from pidfd_open and from /proc.
// Ends: exited 0
#include "senders.h"
int main(void)
{
    int numbers[] = {SIGKILL, SIGSTOP, SIGTERM, SIGCHLD, SIGRTMIN};
    long fds[] = {syscall(PIDFD_OPEN, 1, 0), syscall(PIDFD_OPEN, 1, O_EXCL /* PIDFD_THREAD */),
                  open("/proc/1", O_RDONLY | O_DIRECTORY), open("/proc/1/task/1", O_RDONLY | O_DIRECTORY)};
    for (int i = 0; i < 4; i++)
        for (int flags = 0; fds[i] >= 0 && flags <= 4; flags = flags ? flags * 2 : 1)
            for (unsigned j = 0; j < sizeof numbers / sizeof *numbers; j++)
                syscall(PIDFD_SEND_SIGNAL, fds[i], numbers[j], NULL, flags);
    siginfo_t info;
    if (fds[0] >= 0 && waitid(3 /* P_PIDFD */, fds[0], &info, WEXITED | WNOHANG) == 0)
        return puts("waited for"), 1;
    usleep(10000);
    return !supervisor_is_there();
}
