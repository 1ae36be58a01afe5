// Tries: to vfork for ever, so that each process waits in the kernel for the next one, and the last one spins.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
        .globl _start
_start: mov $58, %eax           // vfork
        syscall
        test %eax, %eax
        js spin
        jmp _start
spin:   jmp spin
