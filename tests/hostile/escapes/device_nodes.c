// Tries: to make and open devices: by mknod in each writable place, by name in /dev.
// Ends: exited 0
// Mode: box
// Comes out:
#define _GNU_SOURCE
#include "walls.h"
#include <sys/stat.h>
#include <sys/sysmacros.h>
int main(void)
{
    const unsigned characters[][2] = {{1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 11}, {5, 2}, {10, 200}, {10, 229}};
    const unsigned blocks[] = {1, 7, 8, 252, 253, 254, 259};
    const char *places[] = {"/tmp/node", "/box/node"};
    for (int j = 0; j < 2; j++) {
        for (unsigned i = 0; i < sizeof characters / sizeof *characters; i++)
            REFUSED_BY(mknod(places[j], S_IFCHR | 0666, makedev(characters[i][0], characters[i][1])), EPERM, EACCES);
        for (unsigned i = 0; i < sizeof blocks / sizeof *blocks; i++)
            REFUSED_BY(mknod(places[j], S_IFBLK | 0666, makedev(blocks[i], 0)), EPERM, EACCES);
    }
    if (!mknod("/box/whiteout", S_IFCHR | 0666, 0)) /* the only device that anyone may make: it is none */
        REFUSED_BY(open("/box/whiteout", O_RDONLY), ENXIO, EACCES);
    const char *names[] = {"mem", "kmem", "port", "kmsg", "sda", "vda", "nvme0n1", "loop0", "loop-control", "kvm", "fuse",
                           "net/tun", "tty", "console", "ptmx", "pts/0", "shm", "mqueue", "hugepages", "vsock",
                           "uinput", "input", "dri", "mapper/control", "cpu_dma_latency", "userfaultfd", "autofs"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        snprintf(path, sizeof path, "/dev/%s", names[i]);
        expect_error(path, open(path, O_RDONLY | O_NONBLOCK), (const int[]){ENOENT, 0});
    }
    REFUSED_BY(mknod("/dev/new", S_IFIFO | 0666, 0), EROFS, EACCES, EPERM);
    REFUSED_BY(unlink("/dev/null"), EBUSY, EROFS, EACCES, EPERM);
    REFUSED_BY(chmod("/dev/null", 0), EROFS, EPERM);
    return granted;
}
