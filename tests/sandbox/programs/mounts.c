/* Tries to change what is mounted and where the root is. Expected: exits 0, all refused. */
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    REFUSED(mount("tmpfs", "/tmp", "tmpfs", 0, ""));
    REFUSED(mount("/usr", "/tmp", NULL, MS_BIND, NULL));
    REFUSED(mount(NULL, "/", NULL, MS_REMOUNT, NULL));
    REFUSED(mount(NULL, "/usr", NULL, MS_REMOUNT | MS_BIND, NULL));
    REFUSED(umount2("/tmp", MNT_DETACH));
    REFUSED(umount("/proc"));
    REFUSED(syscall(SYS_pivot_root, "/tmp", "/tmp"));
    REFUSED(chroot("/tmp"));
    REFUSED(syscall(428 /* open_tree */, AT_FDCWD, "/usr", 1));
    REFUSED(syscall(429 /* move_mount */, AT_FDCWD, "/usr", AT_FDCWD, "/tmp", 0));
    REFUSED(syscall(430 /* fsopen */, "tmpfs", 0));
    REFUSED(syscall(433 /* fspick */, AT_FDCWD, "/tmp", 0));
    REFUSED(syscall(442 /* mount_setattr */, AT_FDCWD, "/usr", 0, 0, 0));
    REFUSED(syscall(SYS_name_to_handle_at, AT_FDCWD, "/usr", 0, 0, 0));
    REFUSED(syscall(SYS_open_by_handle_at, AT_FDCWD, 0, 0));
    return granted;
}
