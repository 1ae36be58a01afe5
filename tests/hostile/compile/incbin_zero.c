// Tries: to put a device without an end into its program.
// Ends: compile_error or built
// Mode: compile
// Limits: cpu_ms=1000 memory_mib=128
__asm__("numbers: .incbin \"/dev/zero\"\n.incbin \"/dev/urandom\", 0, 0x7fffffff");
int main(void)
{
    return 0;
}
