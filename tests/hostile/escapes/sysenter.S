// Tries: to call by sysenter from 64-bit code. Intel's processors enter the kernel, AMD's raise signal 4.
// Ends: denied or signalled 4
    .globl _start
_start:
    lea stack_end(%rip), %rbp   /* where the kernel looks for the sixth argument */
    mov %rbp, %rsp
    mov $310, %eax
    mov $0x10000000, %ebx
    sysenter
    mov $60, %eax
    mov $1, %edi
    syscall
    .bss
    .balign 16
    .space 4096
stack_end:
    .space 64
