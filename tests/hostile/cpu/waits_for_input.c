// Tries: to wait for input that does not come: it must be told at once that there is none.
// Ends: exited 0
// Checks: cpu_ms<=60
#include <poll.h>
#include <unistd.h>
int main(void)
{
    char byte;
    struct pollfd input = {.fd = 0, .events = POLLIN};
    return read(0, &byte, 1) != 0 || poll(&input, 1, -1) != 1 || read(0, &byte, 1) != 0;
}
