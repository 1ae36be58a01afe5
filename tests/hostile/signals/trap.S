// Tries: to end by a breakpoint that no debugger waits for.
// Ends: signalled 5
        .globl _start
_start: int3
        mov $60, %eax
        xor %edi, %edi
        syscall
