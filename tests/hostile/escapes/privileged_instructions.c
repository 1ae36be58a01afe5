// Tries: to execute instructions that belong to the kernel; each must end the child that does with a signal.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char table[10];

#define INSTRUCTION(name, text) \
    static void name(void) { __asm__ volatile(text : : "a"(0), "c"(0), "d"(0x70), "D"(table) : "memory"); }
INSTRUCTION(halt, "hlt")
INSTRUCTION(interrupts_off, "cli")
INSTRUCTION(read_port, "inb %%dx, %%al")
INSTRUCTION(write_port, "outb %%al, %%dx")
INSTRUCTION(load_interrupt_table, "lidt (%%rdi)")
INSTRUCTION(load_segment_table, "lgdt (%%rdi)")
INSTRUCTION(read_model_register, "rdmsr")
INSTRUCTION(write_model_register, "wrmsr")
INSTRUCTION(write_control_register, "mov %%rax, %%cr3")
INSTRUCTION(read_debug_register, "mov %%db7, %%rax")
INSTRUCTION(drop_translation, "invlpg (%%rdi)")
INSTRUCTION(drop_caches, "wbinvd")
INSTRUCTION(swap_base, "swapgs")
INSTRUCTION(return_from_call, "sysretq")
INSTRUCTION(load_task, "ltr %%ax")

static void expect_signal(const char *what, void (*instruction)(void))
{
    int status = 0;
    pid_t child = fork();
    if (!child) {
        instruction();
        _exit(0);
    }
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status) || (WTERMSIG(status) != SIGSEGV && WTERMSIG(status) != SIGILL))
        printf("granted: %s\n", what), granted++;
}

#define DIES(instruction) expect_signal(#instruction, instruction)

int main(void)
{
    REFUSED_BY(syscall(SYS_iopl, 3), EPERM);
    REFUSED_BY(syscall(SYS_ioperm, 0x70, 2, 1), EPERM);
    DIES(halt);
    DIES(interrupts_off);
    DIES(read_port);
    DIES(write_port);
    DIES(load_interrupt_table);
    DIES(load_segment_table);
    DIES(read_model_register);
    DIES(write_model_register);
    DIES(write_control_register);
    DIES(read_debug_register);
    DIES(drop_translation);
    DIES(drop_caches);
    DIES(swap_base);
    DIES(return_from_call);
    DIES(load_task);
    return granted;
}
