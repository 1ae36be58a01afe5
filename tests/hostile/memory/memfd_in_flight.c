// Tries: to hide files in memory in messages that are under way between two sockets, with no descriptor left for them.
// Ends: memory_limit
// Without groups: exited 3 -- files in memory cannot be counted there, so there are none
// Limits: memory_mib=16 cpu_ms=5000 wall_ms=20000 output=67108864
#include "take.h"
#include <sys/socket.h>

static int send_away(int socket, int fd)
{
    union { struct cmsghdr align; char space[CMSG_SPACE(sizeof fd)]; } control;
    struct iovec part = {"", 1};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *message = CMSG_FIRSTHDR(&header);
    *message = (struct cmsghdr){CMSG_LEN(sizeof fd), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(message), &fd, sizeof fd);
    return sendmsg(socket, &header, MSG_DONTWAIT) < 0 ? -1 : close(fd);
}

int main(void)
{
    static char block[MIB];
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0)
        return 2;
    for (int i = 0; i < 32; i++) {
        int fd = memfd_create("", MFD_CLOEXEC);
        if (fd < 0)
            return errno == ENOSYS ? 3 : 1;
        if (write(fd, block, MIB) != MIB)
            return 4;
        if (send_away(pair[0], fd) < 0) { /* the queue is full: another one */
            if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0 || send_away(pair[0], fd) < 0)
                return 2;
        }
    }
    return 0;
}
