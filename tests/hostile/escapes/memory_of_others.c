// Tries: to read, write, drop or reap the memory of the zygote: process_vm, process_madvise, pidfd, move_pages, /proc.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
int main(void)
{
    char byte = 0;
    void *pages[] = {(void *)main};
    int node = 0, status;
    size_t size;
    struct iovec here = {&byte, 1}, there = {(void *)0x400000, 1};
    int zygote = (int)syscall(SYS_pidfd_open, 1, 0), self = (int)syscall(SYS_pidfd_open, getpid(), 0);
    REFUSED_BY(process_vm_readv(1, &here, 1, &there, 1, 0), EPERM);
    REFUSED_BY(process_vm_writev(1, &here, 1, &there, 1, 0), EPERM);
    REFUSED_BY(process_vm_readv(getpid(), &here, 1, &there, 1, 0), EPERM);
    REFUSED_BY(syscall(SYS_process_madvise, zygote, &there, 1, 21 /* MADV_PAGEOUT */, 0), EPERM);
    REFUSED_BY(syscall(448 /* process_mrelease */, zygote, 0), EPERM, ESRCH, EINVAL, ENOSYS);
    REFUSED_BY(syscall(SYS_pidfd_getfd, zygote, 3, 0), EPERM);
    REFUSED_BY(syscall(SYS_pidfd_getfd, self, 0, 0), EPERM);
    REFUSED_BY(syscall(SYS_move_pages, 1, 1, pages, &node, &status, 0), EPERM);
    REFUSED_BY(syscall(SYS_migrate_pages, 1, 8, &node, &node), EPERM);
    REFUSED_BY(syscall(SYS_get_robust_list, 1, pages, &size), EPERM);
    REFUSED_BY(syscall(SYS_kcmp, 1, getpid(), 0, 0, 0), EPERM);
    REFUSED_BY(open("/proc/1/mem", O_RDWR), ENOENT, EACCES);
    REFUSED_BY(open("/proc/1/task/1/mem", O_RDONLY), ENOENT, EACCES);
    return granted;
}
