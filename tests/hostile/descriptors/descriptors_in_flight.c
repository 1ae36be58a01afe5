// Tries: to hold more descriptors than allowed by keeping them in messages, sockets within sockets in a ring.
// Ends: exited 0
// Limits: files=32
#define _GNU_SOURCE
#include "attempt.h"
#include <sys/socket.h>
#include <unistd.h>

static int pass(int through, int what)
{
    char byte = 0, control[CMSG_SPACE(sizeof(int))] = "";
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    *head = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
    memcpy(CMSG_DATA(head), &what, sizeof what);
    return (int)sendmsg(through, &message, MSG_DONTWAIT);
}

int main(void)
{
    int pair[2], held = 0;
    for (; held < 5000; held++) {
        if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) || pass(pair[0], pair[1]) < 0)
            break;
        pass(pair[1], pair[0]);
        close(pair[0]);
        close(pair[1]);
    }
    HOLDS(held < 5000);
    return granted;
}
