/* Tries to reach anything: the loopback, the outside, a name, the abstract UNIX socket of the host named in its argument,
 * raw and virtual machine sockets. Expected: exits 0, all refused; sockets between its own processes work. */
#include "attempt.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int reach(int type, const char *address, int port)
{
    int fd = socket(AF_INET, type, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    inet_pton(AF_INET, address, &to.sin_addr);
    int result = fd < 0 ? -1 : connect(fd, (struct sockaddr *)&to, sizeof to);
    close(fd);
    return result;
}

static int reach_abstract(const char *name)
{
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    strncpy(to.sun_path + 1, name, sizeof to.sun_path - 2);
    return connect(fd, (struct sockaddr *)&to, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name)));
}

int main(int argc, char **argv)
{
    int pair[2];
    REFUSED(reach(SOCK_STREAM, "127.0.0.1", 22));
    REFUSED(reach(SOCK_DGRAM, "127.0.0.1", 53));
    REFUSED(reach(SOCK_STREAM, "8.8.8.8", 53));
    REFUSED(reach(SOCK_DGRAM, "8.8.8.8", 53));
    REFUSED(reach_abstract(argc > 1 ? argv[1] : "none"));
    REFUSED(socket(AF_PACKET, SOCK_RAW, 0));
    REFUSED(socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
    REFUSED(socket(40 /* AF_VSOCK */, SOCK_STREAM, 0));
    REFUSED(socket(38 /* AF_ALG */, SOCK_SEQPACKET, 0));
    REFUSED(socket(31 /* AF_BLUETOOTH */, SOCK_RAW, 0));
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0)
        puts("no socket pair");
    return granted;
}
