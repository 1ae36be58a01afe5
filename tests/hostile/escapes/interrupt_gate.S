// Tries: to make a user namespace by the 32-bit interrupt gate, where numbers mean other calls.
// Ends: denied
// On v2: denied or exited 2 -- in User-Mode Linux, where it runs, the gate is a way to the usual calls, and refused
    .globl _start
_start:
    mov $310, %eax              /* unshare of the 32-bit table */
    mov $0x10000000, %ebx       /* CLONE_NEWUSER */
    int $0x80
    mov $1, %edi                /* exit(1): it came back, */
    cmp $-1, %eax
    jne granted
    mov $2, %edi                /* exit(2): but with EPERM */
granted:
    mov $60, %eax
    syscall
