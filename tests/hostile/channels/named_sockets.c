// Tries: to reach the other of two programs that run at once by a socket or a pipe with a name in /tmp.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

int main(int argc, char **argv)
{
    int left = is_left(argc, argv), fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un own = {AF_UNIX, "/tmp/right"}, other = {AF_UNIX, "/tmp/left"};
    long start = now_ms();
    if (left)
        strcpy(own.sun_path, "/tmp/left"), strcpy(other.sun_path, "/tmp/right");
    HOLDS(!bind(fd, (struct sockaddr *)&own, sizeof own) && !listen(fd, 8));
    HOLDS(!mkfifo(left ? "/tmp/left-pipe" : "/tmp/right-pipe", 0666));
    while (goes_on(start) && !granted) {
        int reach = socket(AF_UNIX, SOCK_STREAM, 0);
        REFUSED_BY(connect(reach, (struct sockaddr *)&other, sizeof other), ENOENT);
        REFUSED_BY(open(left ? "/tmp/right-pipe" : "/tmp/left-pipe", O_RDWR | O_NONBLOCK), ENOENT);
        close(reach);
    }
    return granted;
}
