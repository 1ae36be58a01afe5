// Tries: to block the judge or make it read for ever: FIFOs, sockets, devices and directories where results are read.
// Ends: exited 0
// Mode: box
// Comes out: plain
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include "steps.h"

static void bind_socket(const char *path, int type)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int made = (int)MUST(socket(AF_UNIX, type, 0));
    strcpy(name.sun_path, path);
    MUST(bind(made, (struct sockaddr *)&name, sizeof name));
    if (type == SOCK_STREAM)
        MUST(listen(made, 1));
}

int main(void)
{
    MUST(chdir("/box"));
    MUST(mkdir("answer", 0755));
    MUST(mkdir("answer/answer", 0755));
    MUST(mkfifo("fifo", 0666));
    MUST(mkfifo("answer/fifo", 0666));
    bind_socket("stream", SOCK_STREAM);
    bind_socket("datagrams", SOCK_DGRAM);
    bind_socket("answer/packets", SOCK_SEQPACKET);
    MUST(mknod("plain", S_IFREG | 0644, 0));
    REFUSED(mknod("zero", S_IFCHR | 0666, makedev(1, 5)), EPERM);
    REFUSED(mknod("memory", S_IFCHR | 0666, makedev(1, 1)), EPERM);
    REFUSED(mknod("console", S_IFCHR | 0666, makedev(5, 1)), EPERM);
    REFUSED(mknod("fuse", S_IFCHR | 0666, makedev(10, 229)), EPERM);
    REFUSED(mknod("disk", S_IFBLK | 0666, makedev(8, 0)), EPERM);
    REFUSED(mknod("loop", S_IFBLK | 0666, makedev(7, 0)), EPERM);
    return granted;
}
