// Tries: to reach the other of two programs that run at once by netlink sockets that carry what users send.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <linux/netlink.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    unsigned own = is_left(argc, argv) ? 40001 : 40002;
    long start = now_ms();
    for (int protocol = 0; protocol < 23; protocol++) {
        struct sockaddr_nl here = {.nl_family = AF_NETLINK, .nl_pid = own};
        int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_NONBLOCK, protocol);
        if (fd >= 0 && protocol != NETLINK_USERSOCK)
            close(fd);
        else if (fd >= 0)
            HOLDS(!bind(fd, (struct sockaddr *)&here, sizeof here) && fd < 32 && dup2(fd, 40) == 40);
    }
    while (goes_on(start) && !granted) {
        struct sockaddr_nl there = {.nl_family = AF_NETLINK, .nl_pid = 40001 + 40002 - own, .nl_groups = 0};
        struct { struct nlmsghdr head; char text[8]; } message = {{sizeof message, NLMSG_MIN_TYPE}, "note"};
        HOLDS(sendto(40, &message, sizeof message, 0, (struct sockaddr *)&there, sizeof there) < 0);
        HOLDS(recv(40, &message, sizeof message, 0) < 0);
    }
    return granted;
}
