// Tries: to have the assembler repeat a line 2^40 times, each repetition in another.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=400 memory_mib=128
__asm__(".rept 1048576\n.rept 1048576\n.quad 1\n.endr\n.endr");
int main(void)
{
    return 0;
}
