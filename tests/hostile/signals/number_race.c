// Tries: to hit processes that have just been born by killing the next numbers, while it has children in turn.
// Ends: exited 0
// Limits: cpu_ms=5000 wall_ms=20000
#include "senders.h"
int main(void)
{
    pid_t killer = fork();
    if (!killer)
        for (pid_t number = getpid() + 1;; number = number < getpid() + 5000 ? number + 1 : getpid() + 1)
            kill(number, SIGKILL);
    for (int i = 0; i < 100; i++) {
        pid_t child = fork();
        if (!child)
            _exit(0);
        int status;
        if (child < 0 || waitpid(child, &status, 0) != child)
            return 1;
    }
    kill(killer, SIGKILL);
    waitpid(killer, NULL, 0);
    return !supervisor_is_there();
}
