/* Tries to look into or trace processes, its own child and the supervisor. Expected: exits 0, all refused. */
#define _GNU_SOURCE
#include "attempt.h"
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
int main(void)
{
    char byte;
    struct iovec here = {&byte, 1}, there = {(void *)main, 1};
    pid_t child = fork();
    if (!child) {
        pause();
        _exit(0);
    }
    REFUSED(ptrace(PTRACE_TRACEME, 0, 0, 0));
    REFUSED(ptrace(PTRACE_ATTACH, 1, 0, 0));
    REFUSED(ptrace(PTRACE_SEIZE, child, 0, 0));
    REFUSED(process_vm_readv(1, &here, 1, &there, 1, 0));
    REFUSED(process_vm_readv(child, &here, 1, &there, 1, 0));
    REFUSED(process_vm_writev(child, &here, 1, &there, 1, 0));
    REFUSED(open("/proc/1/mem", O_RDONLY));
    REFUSED(open("/proc/1/environ", O_RDONLY));
    REFUSED(syscall(SYS_kcmp, 1, getpid(), 0, 0, 0));
    REFUSED(syscall(438 /* pidfd_getfd */, syscall(SYS_pidfd_open, 1, 0), 3, 0));
    REFUSED(syscall(SYS_userfaultfd, 0));
    return granted;
}
