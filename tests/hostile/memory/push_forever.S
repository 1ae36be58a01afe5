// Tries: to dive through its stack by pushing for ever, in assembly, so that nothing but the stack is in memory.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
        .globl _start
_start: push $1
        jmp _start
