// Tries: to make refused calls by other numbers: with high bits, those of x32 without its bit, none.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sched.h>
#include <sys/syscall.h>

/* libc's syscall() passes the number whole, as a 64-bit register. */
static const long refused[] = {SYS_unshare, SYS_mount, SYS_ptrace, SYS_bpf, SYS_keyctl,
                               SYS_setns, SYS_chroot, SYS_io_uring_setup};

int main(void)
{
    for (unsigned i = 0; i < sizeof refused / sizeof *refused; i++)
        for (int bit = 32; bit < 64; bit++)
            REFUSED_BY(syscall(refused[i] | 1L << bit, 0, 0, 0, 0, 0), EPERM, ENOSYS);
    for (long number = 512; number < 548; number++) /* CVE-2009-0835 and the like */
        REFUSED_BY(syscall(number, 0, 0, 0, 0, 0), ENOSYS);
    const long beyond[] = {548, 600, 1023, 1024, 4096, 65535, 1 << 20, 0x3fffffff};
    for (unsigned i = 0; i < sizeof beyond / sizeof *beyond; i++)
        REFUSED_BY(syscall(beyond[i], 0, 0, 0, 0, 0), ENOSYS);
    const long retired[] = {134, 136, 139 + 35, 156, 177, 178, 180, 181, 182, 183, 184, 185, 205, 211, 214, 215, 236};
    for (unsigned i = 0; i < sizeof retired / sizeof *retired; i++)
        REFUSED_BY(syscall(retired[i], 0, 0, 0, 0, 0), ENOSYS, EPERM, EFAULT, EINVAL);
    return granted;
}
