// Tries: to make a way out of the empty network: by netlink and ioctl.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

/* Sends one route netlink request about device 1 and returns what the kernel says. */
static int request(int type, size_t body_bytes)
{
    struct { struct nlmsghdr head; char body[64]; } message = {{.nlmsg_len = (unsigned)(NLMSG_HDRLEN + body_bytes)}};
    struct { struct nlmsghdr head; struct nlmsgerr error; char rest[512]; } answer;
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    message.head.nlmsg_type = (unsigned short)type;
    message.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE;
    if (type == RTM_NEWLINK)
        memcpy(message.body, &(struct ifinfomsg){.ifi_index = 1, .ifi_flags = IFF_UP, .ifi_change = IFF_UP}, body_bytes);
    else
        memcpy(message.body, &(struct ifaddrmsg){.ifa_family = AF_INET, .ifa_prefixlen = 8, .ifa_index = 1},
               sizeof(struct ifaddrmsg));
    if (fd < 0)
        return -1;
    long bytes = send(fd, &message, message.head.nlmsg_len, 0) < 0 ? -1 : recv(fd, &answer, sizeof answer, 0);
    int error = bytes < 0 ? errno : answer.head.nlmsg_type == NLMSG_ERROR ? -answer.error.error : 0;
    close(fd);
    errno = error;
    return error ? -1 : 0;
}

int main(void)
{
    struct ifreq loopback = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    REFUSED_BY(request(RTM_NEWLINK, sizeof(struct ifinfomsg)), EPERM);
    REFUSED_BY(request(RTM_NEWADDR, sizeof(struct ifaddrmsg)), EPERM);
    REFUSED_BY(request(RTM_NEWROUTE, sizeof(struct rtmsg)), EPERM);
    REFUSED_BY(request(RTM_NEWNEIGH, sizeof(struct ndmsg)), EPERM);
    REFUSED_BY(request(RTM_NEWRULE, sizeof(struct rtmsg)), EPERM, EOPNOTSUPP);
    REFUSED_BY(ioctl(fd, SIOCSIFFLAGS, &loopback), EPERM);
    REFUSED_BY(ioctl(fd, SIOCSIFADDR, &loopback), EPERM);
    REFUSED_BY(ioctl(fd, SIOCSIFNAME, &loopback), EPERM);
    REFUSED_BY(ioctl(fd, SIOCADDRT, &loopback), EPERM);
    REFUSED_BY(open("/dev/net/tun", O_RDWR), ENOENT);
    REFUSED_BY(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "eth0", 5), ENODEV, EPERM);
    int value = 1;
    REFUSED_BY(setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &value, sizeof value), EPERM);
    HOLDS(!ioctl(fd, SIOCGIFFLAGS, &loopback) && !(loopback.ifr_flags & IFF_UP));
    return granted;
}
