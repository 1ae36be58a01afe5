// Tries: to confuse whoever waits for it: a child stops it and lets it go on, a hundred times.
// Ends: exited 0
// Limits: wall_ms=10000
#include "senders.h"
int main(void)
{
    pid_t child = fork();
    if (!child) {
        for (int i = 0; i < 100; i++) {
            kill(getppid(), SIGSTOP);
            kill(getppid(), SIGCONT);
        }
        _exit(0);
    }
    return waitpid(child, NULL, 0) != child || !supervisor_is_there();
}
