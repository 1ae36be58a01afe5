// Tries: to fork for ever by raw system calls, with no library between it and the kernel.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
        .globl _start
_start: mov $57, %eax           // fork
        syscall
        jmp _start
