// Tries: to wait for a time of its own choosing by the processor's counter, with no system call to be seen.
// Ends: cpu_limit
// Limits: cpu_ms=100
.globl _start
_start:
    rdtsc
    shl $32, %rdx
    or %rdx, %rax
    mov %rax, %rbx
again:
    pause
    rdtsc
    shl $32, %rdx
    or %rdx, %rax
    sub %rbx, %rax
    shr $60, %rax
    jz again
    mov $60, %eax
    xor %edi, %edi
    syscall
