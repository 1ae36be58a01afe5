// Tries: to go on writing from the handler of the very signal that says the output is full.
// Ends: output_limit
// Limits: output=65536 cpu_ms=2000
// Checks: output<=65537
#include <signal.h>
#include <unistd.h>
static char text[5000];
static volatile int full;
static void on(int number)
{
    if (++full > 1000)
        _exit(0);
    write(1, text, sizeof text);
}
int main(void)
{
    struct sigaction action = {.sa_handler = on, .sa_flags = SA_NODEFER};
    sigaction(SIGXFSZ, &action, 0);
    for (;;)
        write(1, text, sizeof text);
}
