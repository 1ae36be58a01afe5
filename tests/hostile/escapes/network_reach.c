// Tries: to reach itself, neighbours and hosts by TCP, multipath TCP, fast open and UDP, versions 4 and 6.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

static const char *addresses4[] = {"127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.17.0.1", "192.168.0.1",
                                   "169.254.169.254", "255.255.255.255", "224.0.0.251", "1.1.1.1"};
static const char *addresses6[] = {"::1", "fe80::1", "ff02::1", "2606:4700:4700::1111", "::ffff:127.0.0.1", "::"};

static int reach(int family, int type, int protocol, const char *address, int fast)
{
    struct sockaddr_in6 to6 = {.sin6_family = AF_INET6, .sin6_port = htons(4242), .sin6_scope_id = 1};
    struct sockaddr_in to4 = {.sin_family = AF_INET, .sin_port = htons(4242)};
    int fd = socket(family, type | SOCK_NONBLOCK, protocol), on = 1;
    if (fd < 0)
        return -1;
    inet_pton(family, address, family == AF_INET ? (void *)&to4.sin_addr : (void *)&to6.sin6_addr);
    struct sockaddr *to = family == AF_INET ? (struct sockaddr *)&to4 : (struct sockaddr *)&to6;
    socklen_t size = family == AF_INET ? sizeof to4 : sizeof to6;
    setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
    long result = fast ? sendto(fd, "x", 1, MSG_FASTOPEN, to, size) : connect(fd, to, size);
    if (!result && type == SOCK_DGRAM)
        result = send(fd, "x", 1, 0);
    int error = errno;
    close(fd);
    errno = error;
    return (int)result;
}

static void attempt(int family, const char *address)
{
    const int walls[] = {ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL, EACCES, EPERM, EAFNOSUPPORT, EPROTONOSUPPORT,
                         ENOPROTOOPT, EOPNOTSUPP, EINVAL, 0};
    expect_error(address, reach(family, SOCK_STREAM, 0, address, 0), walls);
    expect_error(address, reach(family, SOCK_STREAM, 0, address, 1), walls);
    expect_error(address, reach(family, SOCK_STREAM, 262 /* multipath TCP */, address, 0), walls);
    expect_error(address, reach(family, SOCK_DGRAM, 0, address, 0), walls);
}

int main(void)
{
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(4242)};
    int tcp = socket(AF_INET, SOCK_STREAM, 0), udp = socket(AF_INET, SOCK_DGRAM, 0);
    (void)!bind(tcp, (struct sockaddr *)&any, sizeof any), (void)!listen(tcp, 8);
    (void)!bind(udp, (struct sockaddr *)&any, sizeof any);
    for (unsigned i = 0; i < sizeof addresses4 / sizeof *addresses4; i++)
        attempt(AF_INET, addresses4[i]);
    for (unsigned i = 0; i < sizeof addresses6 / sizeof *addresses6; i++)
        attempt(AF_INET6, addresses6[i]);
    return granted;
}
