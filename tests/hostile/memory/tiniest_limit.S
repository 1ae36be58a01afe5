// Tries: nothing wrong: the smallest program under a limit of 1 MiB, which is enough for it.
// Ends: exited 0
// Limits: memory_mib=1
// Checks: peak_mib<=1
        .globl _start
_start: mov $60, %eax
        xor %edi, %edi
        syscall
