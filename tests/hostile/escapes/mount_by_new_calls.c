// Tries: to mount with fsopen, fspick, fsmount, open_tree, open_tree_attr, move_mount and mount_setattr.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OPEN_TREE_CLONED = 1, RECURSIVE = 0x8000, EMPTY_PATH = 0x1000, OPEN_TREE_ATTR = 467, FSCONFIG_CMD_CREATED = 6 };

int main(void)
{
    struct { uint64_t set, clear, propagation, user_namespace; } writable = {0, 1 /* MOUNT_ATTR_RDONLY */, 0, 0};
    int usr = open("/usr", O_PATH);
    REFUSED_BY(syscall(SYS_fsopen, "tmpfs", 0), EPERM);
    REFUSED_BY(syscall(SYS_fsopen, "proc", 1), EPERM);
    REFUSED_BY(syscall(SYS_fsopen, "cgroup2", 0), EPERM);
    REFUSED_BY(syscall(SYS_fspick, AT_FDCWD, "/tmp", 0), EPERM);
    REFUSED_BY(syscall(SYS_fsconfig, usr, FSCONFIG_CMD_CREATED, 0, 0, 0), EPERM);
    REFUSED_BY(syscall(SYS_fsmount, usr, 0, 0), EPERM);
    REFUSED_BY(syscall(SYS_open_tree, AT_FDCWD, "/usr", OPEN_TREE_CLONED | RECURSIVE), EPERM);
    REFUSED_BY(syscall(SYS_open_tree, usr, "", OPEN_TREE_CLONED | EMPTY_PATH), EPERM);
    REFUSED_BY(syscall(SYS_move_mount, usr, "", AT_FDCWD, "/tmp", 4), EPERM);
    REFUSED_BY(syscall(SYS_mount_setattr, AT_FDCWD, "/usr", RECURSIVE, &writable, sizeof writable), EPERM);
    REFUSED_BY(syscall(SYS_mount_setattr, usr, "", EMPTY_PATH, &writable, sizeof writable), EPERM);
    REFUSED_BY(syscall(OPEN_TREE_ATTR, AT_FDCWD, "/usr", OPEN_TREE_CLONED, &writable, sizeof writable), EPERM, ENOSYS);
    REFUSED_BY(syscall(OPEN_TREE_ATTR, AT_FDCWD, "/usr", 0, &writable, sizeof writable), EPERM, ENOSYS);
    return granted;
}
