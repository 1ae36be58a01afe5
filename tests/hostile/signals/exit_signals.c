// Tries: to send the supervisor any signal by children that end with another one than SIGCHLD and change parents.
// Ends: exited 0
// Limits: wall_ms=10000
#include "senders.h"
#include <sched.h>
int main(void)
{
    int numbers[] = {0, SIGKILL, SIGSTOP, SIGTERM, SIGUSR1, SIGRTMAX};
    for (int number = 1; number <= 64; number++)
        signal(number, SIG_IGN);
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (numbers[i] != SIGKILL && numbers[i] != SIGSTOP && !syscall(SYS_clone, numbers[i], 0, 0, 0, 0))
            _exit(0); /* a signal to this program itself, which ignores it */
        if (!syscall(SYS_clone, CLONE_PARENT | numbers[i], 0, 0, 0, 0))
            _exit(0);
        if (!fork()) { /* whose child ends when its parent has become process 1 */
            if (!syscall(SYS_clone, numbers[i], 0, 0, 0, 0)) {
                while (getppid() != 1)
                    ;
                _exit(0);
            }
            _exit(0);
        }
    }
    usleep(30000);
    return !supervisor_is_there();
}
