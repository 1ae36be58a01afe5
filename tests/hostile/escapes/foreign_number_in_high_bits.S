// Tries: to hide the x32 bit of a system call number below 32 set bits.
// Ends: denied
    .globl _start
_start:
    movabs $0xffffffff40000027, %rax    /* x32 getpid */
    syscall
    mov $60, %eax
    mov $1, %edi
    syscall
