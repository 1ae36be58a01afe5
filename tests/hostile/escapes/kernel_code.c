// Tries: to bring code into the kernel: modules by each call, a new kernel, BPF programs and maps, and their files.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    static uint64_t attributes[16] = {1 | 4ULL << 32, 4 | 1ULL << 32}; /* an array of one entry */
    for (int command = 0; command <= 38; command++)
        REFUSED_BY(syscall(SYS_bpf, command, attributes, sizeof attributes), EPERM);
    REFUSED_BY(syscall(SYS_bpf, 0L | 1L << 32, attributes, sizeof attributes), EPERM);
    REFUSED_BY(syscall(SYS_init_module, attributes, sizeof attributes, ""), EPERM);
    REFUSED_BY(syscall(SYS_finit_module, 0, "", 1), EPERM);
    REFUSED_BY(syscall(SYS_finit_module, open("/proc/self/exe", O_RDONLY), "", 3), EPERM);
    REFUSED_BY(syscall(SYS_delete_module, "loop", O_NONBLOCK), EPERM);
    REFUSED_BY(syscall(SYS_kexec_load, 0, 0, 0, 0), EPERM);
    REFUSED_BY(syscall(SYS_kexec_load, 0x1000, 0, 0, 1 /* KEXEC_ON_CRASH */), EPERM);
    REFUSED_BY(syscall(SYS_kexec_file_load, 0, 0, 0, 0, 4), EPERM);
    REFUSED_BY(syscall(134 /* uselib */, "/usr/bin/env"), ENOSYS, EPERM, EACCES);
    REFUSED_BY(open("/sys/fs/bpf", O_RDONLY), ENOENT);
    REFUSED_BY(open("/proc/sys/kernel/modprobe", O_WRONLY), EACCES, EPERM, ENOENT);
    return granted;
}
