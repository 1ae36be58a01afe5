// Tries: to start bare threads without end on one stack, which no thread library knows.
// Ends: cpu_limit
// On v2: memory_limit or cpu_limit -- a thread there may take more of the kernel's memory than elsewhere
// Limits: cpu_ms=100 wall_ms=10000
        .globl _start
_start: mov $56, %eax           // clone
        mov $0x50f00, %edi      // VM, FS, FILES, SIGHAND, THREAD, SYSVSEM
        xor %esi, %esi
        xor %edx, %edx
        xor %r10d, %r10d
        xor %r8d, %r8d
        syscall
        test %eax, %eax
        jns _start
        mov $24, %eax           // sched_yield: the kernel frees what a refused clone took only then
        syscall
        jmp _start
