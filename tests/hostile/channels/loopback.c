// Tries: to reach the other of two programs that run at once by TCP and UDP, by loopback, broadcast and multicast.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

static struct sockaddr_in address(const char *text, int port)
{
    struct sockaddr_in made = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    inet_pton(AF_INET, text, &made.sin_addr);
    return made;
}

int main(int argc, char **argv)
{
    const char *targets[] = {"127.0.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1"};
    int own = is_left(argc, argv) ? 4001 : 4002, other = 4001 + 4002 - own, on = 1;
    int heard = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0), listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in here = address("0.0.0.0", own);
    long start = now_ms();
    setsockopt(heard, SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
    (void)!bind(heard, (struct sockaddr *)&here, sizeof here);
    (void)!bind(listener, (struct sockaddr *)&here, sizeof here), (void)!listen(listener, 8);
    while (goes_on(start) && !granted) {
        char byte;
        for (int i = 0; i < 4; i++) {
            struct sockaddr_in there = address(targets[i], other);
            int caller = socket(AF_INET, SOCK_STREAM, 0);
            (void)!sendto(heard, "x", 1, 0, (struct sockaddr *)&there, sizeof there);
            HOLDS(connect(caller, (struct sockaddr *)&there, sizeof there) < 0);
            close(caller);
        }
        HOLDS(recv(heard, &byte, 1, 0) < 0);
        HOLDS(accept(listener, NULL, NULL) < 0);
    }
    return granted;
}
