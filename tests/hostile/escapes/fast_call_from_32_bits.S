// Tries: to call by syscall from a 32-bit segment. AMD's processors enter the kernel, Intel's raise signal 4.
// Ends: denied or signalled 4
// On v2: denied or signalled 4 or signalled 11 -- User-Mode Linux, where it runs, has no segments of 32 bits
    .globl _start
_start:
    lea stack_end(%rip), %rsp
    pushq $0x23
    lea compat(%rip), %rax
    pushq %rax
    lretq
    .code32
compat:
    mov %esp, %ebp
    mov $310, %eax
    mov $0x10000000, %ecx
    syscall
    mov $1, %eax
    mov $1, %ebx
    int $0x80
    .bss
    .balign 16
    .space 4096
stack_end:
    .space 64
