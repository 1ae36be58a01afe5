// Tries: to kill every process by its number, the supervisor, its own group's leader and all groups of that name.
// Ends: exited 0
// Limits: cpu_ms=5000 wall_ms=20000
#include "senders.h"
int main(void)
{
    for (pid_t number = 1; number < 4000; number++) {
        if (number == getpid())
            continue;
        if (!kill(number, SIGKILL) && number != 1)
            return printf("reached %d\n", number), 1;
        if (!kill(-number, SIGKILL))
            return printf("reached group %d\n", number), 1;
    }
    return !supervisor_is_there();
}
