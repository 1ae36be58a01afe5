// Tries: to make a user namespace by the 32-bit interrupt gate, where numbers mean other calls.
// Ends: denied
    .globl _start
_start:
    mov $310, %eax              /* unshare of the 32-bit table */
    mov $0x10000000, %ebx       /* CLONE_NEWUSER */
    int $0x80
    mov $60, %eax
    mov $1, %edi
    syscall
