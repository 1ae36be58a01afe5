// Tries: to halt the processor and to switch interrupts off.
// Ends: signalled 11
        .globl _start
_start: cli
        hlt
        mov $60, %eax
        xor %edi, %edi
        syscall
