// Tries: to reach the other of two programs that run at once by abstract sockets, which have no file, of each type.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

static int made(int type, const char *name, int (*act)(int, const struct sockaddr *, socklen_t))
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, type | SOCK_NONBLOCK, 0);
    size_t length = strlen(name);
    memcpy(at.sun_path + 1, name, length);
    if (act(fd, (struct sockaddr *)&at, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length)) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

int main(int argc, char **argv)
{
    const int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET};
    const char *own[] = {"left-0", "left-1", "left-2"}, *other[] = {"right-0", "right-1", "right-2"};
    long start = now_ms();
    for (int i = 0; i < 3; i++) {
        int fd = made(types[i], is_left(argc, argv) ? own[i] : other[i], bind);
        HOLDS(fd >= 0);
        if (types[i] != SOCK_DGRAM)
            listen(fd, 8);
    }
    while (goes_on(start) && !granted)
        for (int i = 0; i < 3; i++)
            HOLDS(made(types[i], is_left(argc, argv) ? other[i] : own[i], connect) < 0);
    return granted;
}
