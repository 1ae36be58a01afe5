// Tries: to slip below the filter with the system call number -1, which some tables check as signed.
// Ends: denied
    .globl _start
_start:
    mov $-1, %rax
    xor %edi, %edi
    syscall
    mov $60, %eax               /* exit(1): it came back */
    mov $1, %edi
    syscall
