// Tries: to return from a signal that never came, with a frame of its own making.
// Ends: signalled 11
        .globl _start
_start: sub $4096, %rsp
        mov %rsp, %rdi
        mov $-1, %rax
        mov $512, %ecx
        rep stosq
        mov $15, %eax           // rt_sigreturn
        syscall
        mov $60, %eax
        xor %edi, %edi
        syscall
