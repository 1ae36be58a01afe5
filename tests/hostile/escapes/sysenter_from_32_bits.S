// Tries: to call by sysenter from a 32-bit segment, which is signal 4 or 11 where the kernel does not take it.
// Ends: denied or signalled 4 or signalled 11
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
    mov $0x10000000, %ebx
    sysenter
    mov $1, %eax
    mov $1, %ebx
    int $0x80
    .bss
    .balign 16
    .space 4096
stack_end:
    .space 64
