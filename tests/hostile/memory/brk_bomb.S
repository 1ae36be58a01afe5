// Tries: to push the end of its data segment up for ever and to write what it got, by raw system calls.
// Ends: memory_limit
// Limits: memory_mib=8 cpu_ms=5000 wall_ms=20000
        .globl _start
_start: mov $12, %eax           // brk(0): where it ends now
        xor %edi, %edi
        syscall
        mov %rax, %rbx
again:  lea 0x10000(%rbx), %rdi
        mov $12, %eax
        syscall
        cmp %rdi, %rax
        jne again
        movb $1, (%rbx)         // each of its pages
        add $0x1000, %rbx
        jmp again
