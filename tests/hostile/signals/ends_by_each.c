// Tries: to end a child by each signal, all of which must do what they do elsewhere.
// Ends: exited 0
// Limits: cpu_ms=3000 wall_ms=20000
#include "senders.h"

/* What an unhandled signal does: 1 ends, 0 nothing; the four that stop are ignored in a group without a shell, but
 * SIGSTOP. Source: signal(7). */
static int ends(int number)
{
    switch (number) {
    case SIGCHLD: case SIGCONT: case SIGURG: case SIGWINCH: case SIGTSTP: case SIGTTIN: case SIGTTOU:
        return 0;
    default:
        return 1;
    }
}

int main(void)
{
    for (int number = 1; number <= 64; number++) {
        int status;
        if (number == SIGSTOP || number == 32 || number == 33) /* the last two are the C library's own */
            continue;
        pid_t child = fork();
        if (!child) {
            syscall(SYS_kill, getpid(), number);
            _exit(0);
        }
        if (waitpid(child, &status, 0) != child)
            return 2;
        if (ends(number) ? !WIFSIGNALED(status) || WTERMSIG(status) != number : status != 0)
            return printf("signal %d: status %x\n", number, status), 1;
    }
    return 0;
}
