// Tries: to read the environment of the judge in the errors of the compiler that includes its own.
// Ends: compile_error
// Mode: compile
// Never shows: /root
#include "/proc/self/environ"
#include "/proc/1/environ"
#include "/proc/2/environ"
int main(void)
{
    return 0;
}
