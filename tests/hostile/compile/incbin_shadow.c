// Tries: to carry the host's passwords away inside its own program.
// Ends: compile_error
// Mode: compile
// Never shows: root:
__asm__("text: .incbin \"/etc/shadow\"\n.incbin \"/proc/1/root/etc/shadow\"\n.incbin \"../../../../etc/shadow\"");
int main(void)
{
    return 0;
}
