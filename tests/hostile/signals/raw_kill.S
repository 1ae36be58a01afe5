// Tries: to kill the supervisor, its group and everybody by raw system calls, in assembly.
// Ends: exited 0
        .globl _start
_start: mov $13, %eax           // rt_sigaction(SIGTERM, ignore): kill(0) reaches itself too
        mov $15, %edi
        lea ignore(%rip), %rsi
        xor %edx, %edx
        mov $8, %r10d
        syscall
        lea targets(%rip), %rbx
next:   movslq (%rbx), %rdi
        cmp $7, %edi
        je done
        mov 4(%rbx), %esi
        mov $62, %eax           // kill
        syscall
        mov (%rbx), %edi
        mov 4(%rbx), %esi
        mov $200, %eax          // tkill
        syscall
        add $8, %rbx
        jmp next
done:   mov $110, %eax          // getppid
        syscall
        dec %eax
        mov %eax, %edi
        mov $60, %eax
        syscall
        .section .rodata
        .balign 8
ignore: .quad 1, 0x04000000, 0, 0
targets:
        .long 1, 9,  1, 19,  1, 15,  -1, 9,  -1, 15,  0, 15,  7, 0
