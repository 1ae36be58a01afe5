// Tries: to outlast its time by a handler for every signal that raises the next one.
// Ends: cpu_limit
// Limits: cpu_ms=100 wall_ms=10000
#include "senders.h"
static void again(int number)
{
    alarm(1);
    for (;;)
        raise(number == SIGUSR1 ? SIGUSR2 : SIGUSR1);
}
int main(void)
{
    for (int number = 1; number <= 64; number++) {
        struct sigaction action = {.sa_handler = again, .sa_flags = SA_RESTART};
        sigaction(number, &action, NULL);
    }
    for (;;)
        raise(SIGUSR1);
}
