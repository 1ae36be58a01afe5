// Tries: to have the assembler's own macros call themselves without end, and include files of the host.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=1000 memory_mib=128
// Never shows: root:
__asm__(".include \"/etc/shadow\"\n.macro twice\ntwice\ntwice\n.endm\ntwice");
int main(void)
{
    return 0;
}
