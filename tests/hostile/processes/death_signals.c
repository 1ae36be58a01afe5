// Tries: to have the kernel send signals at the death of parents, so that processes stop instead of ending.
// Ends: exited 0
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
int main(void)
{
    int numbers[] = {SIGSTOP, SIGTSTP, SIGCONT, SIGHUP, SIGCHLD, SIGRTMAX};
    prctl(PR_SET_PDEATHSIG, SIGCONT);
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!fork()) {
            if (!fork()) {
                prctl(PR_SET_PDEATHSIG, numbers[i]);
                signal(SIGHUP, SIG_IGN);
                signal(SIGRTMAX, SIG_IGN);
                for (;;)
                    pause();
            }
            usleep(5000);
            _exit(0);
        }
    wait_for_all();
    return 0;
}
