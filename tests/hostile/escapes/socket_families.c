// Tries: to make sockets and pairs of sockets of every family and type, raw ones of every protocol.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <netinet/in.h>
#include <sys/socket.h>

enum { FAMILIES = 50 };

int main(void)
{
    const int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_DCCP, SOCK_PACKET};
    int pair[2];
    for (int family = 0; family < FAMILIES; family++) {
        if (family == AF_UNIX || family == AF_INET || family == AF_INET6 || family == AF_NETLINK)
            continue;
        for (unsigned i = 0; i < sizeof types / sizeof *types; i++) {
            REFUSED_BY(socket(family, types[i], 0), EAFNOSUPPORT, EPERM);
            REFUSED_BY(socket(family, types[i] | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), EAFNOSUPPORT, EPERM);
            REFUSED_BY(socketpair(family, types[i], 0, pair), EAFNOSUPPORT, EPERM);
        }
    }
    for (int protocol = 0; protocol < 256; protocol++) {
        REFUSED_BY(socket(AF_INET, SOCK_RAW, protocol), EPERM, EPROTONOSUPPORT, EAFNOSUPPORT);
        REFUSED_BY(socket(AF_INET6, SOCK_RAW, protocol), EPERM, EPROTONOSUPPORT, EAFNOSUPPORT);
    }
    return granted;
}
