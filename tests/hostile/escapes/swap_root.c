// Tries: to make another directory its root with pivot_root, over itself, over /tmp and by the new mount calls.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    mkdir("/tmp/old", 0755);
    REFUSED_BY(syscall(SYS_pivot_root, ".", "."), EPERM);
    REFUSED_BY(syscall(SYS_pivot_root, "/tmp", "/tmp/old"), EPERM);
    REFUSED_BY(syscall(SYS_pivot_root, "/proc/self/root", "/tmp/old"), EPERM);
    REFUSED_BY(syscall(SYS_move_mount, AT_FDCWD, "/tmp", AT_FDCWD, "/", 0x200 /* MOVE_MOUNT_BENEATH */), EPERM);
    REFUSED_BY(chroot("."), EPERM);
    return granted;
}
