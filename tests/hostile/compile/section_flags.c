// Tries: to inject assembly by the name of a section, and options for the linker by sections it knows.
// Ends: compile_error
// Mode: compile
// Never shows: root:
__attribute__((section(".mine,\"ax\"\n.incbin \"/etc/shadow\"\n#"))) int planted = 1;
__attribute__((section(".drectve"))) char flags[] = "-T /etc/shadow";
__asm__(".section .interp,\"a\"\n.asciz \"/box/planted\"\n.text");
int main(void)
{
    return 0;
}
