// Tries: to read the host's passwords in the errors of the compiler that includes them.
// Ends: compile_error
// Mode: compile
// Never shows: root:
#include "/etc/shadow"
#include "../../../../../../etc/shadow"
#include "/proc/self/root/etc/shadow"
#include "/proc/1/root/etc/shadow"
int main(void)
{
    return 0;
}
