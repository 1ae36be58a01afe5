// Tries: to end or stop the supervisor by each of the 64 signals, plain and queued, to the process and to its thread.
// Ends: exited 0
#include "senders.h"
int main(void)
{
    for (int number = 1; number <= 64; number++) {
        siginfo_t info = {.si_signo = number, .si_code = SI_QUEUE};
        kill(1, number);
        syscall(SYS_tkill, 1, number);
        syscall(SYS_tgkill, 1, 1, number);
        syscall(SYS_rt_sigqueueinfo, 1, number, &info);
        syscall(SYS_rt_tgsigqueueinfo, 1, 1, number, &info);
    }
    usleep(20000);
    return !supervisor_is_there();
}
