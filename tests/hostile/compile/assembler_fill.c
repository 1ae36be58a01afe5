// Tries: to have the assembler write 8 EiB in one directive.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=3000 memory_mib=128
__asm__(".data\n.fill 0x0fffffffffffffff, 8, 1\n.org 0x7fffffffffffff\n.space 0x7fffffffffff, 3\n.balign 0x40000000");
int main(void)
{
    return 0;
}
