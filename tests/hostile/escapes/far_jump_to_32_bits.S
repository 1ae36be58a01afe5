// Tries: to become a 32-bit program by a far return to the segment 0x23 and to call from there.
// Ends: denied
// On v2: denied or signalled 11 -- User-Mode Linux, where it runs, has no segments of 32 bits
    .globl _start
_start:
    lea stack_end(%rip), %rsp   /* below 4 GiB: linked statically */
    pushq $0x23
    lea compat(%rip), %rax
    pushq %rax
    lretq
    .code32
compat:
    mov $310, %eax              /* unshare */
    mov $0x10000000, %ebx
    int $0x80
    mov $1, %eax                /* exit(1): it came back */
    mov $1, %ebx
    int $0x80
    .bss
    .balign 16
    .space 4096
stack_end:
