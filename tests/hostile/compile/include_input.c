// Tries: to have the compiler wait for input that never comes, by every name of its standard input and output.
// Ends: built
// Mode: compile
#include "/dev/stdin"
#include "/dev/fd/0"
#include "/proc/self/fd/0"
#include "/proc/thread-self/fd/0"
int main(void)
{
    return 0;
}
