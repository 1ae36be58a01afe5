// Tries: to send signals that look as if the kernel or another process had sent them; the kernel must refuse.
// Ends: exited 0
#include "senders.h"
int main(void)
{
    int codes[] = {SI_USER, SI_KERNEL, 1, CLD_EXITED, SEGV_MAPERR, SI_TKILL};
    pid_t targets[] = {1, getppid()};
    for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++)
        for (int j = 0; j < 2; j++) {
            siginfo_t info = {.si_signo = SIGCHLD, .si_code = codes[i]};
            info.si_pid = 1;
            if (!syscall(SYS_rt_sigqueueinfo, targets[j], SIGCHLD, &info))
                return printf("code %d to %d\n", codes[i], targets[j]), 1;
            if (errno != EPERM)
                return perror("rt_sigqueueinfo"), 1;
        }
    return !supervisor_is_there();
}
