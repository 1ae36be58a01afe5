/* Sends signals to everything it can name: all processes, process 1 (the supervisor) and its parent, in every way there
 * is. Expected: exits 0, having ended nobody. */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    int numbers[] = {SIGSTOP, SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGSEGV, SIGKILL};
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        siginfo_t info = {.si_signo = numbers[i], .si_code = SI_QUEUE};
        kill(1, numbers[i]);
        kill(getppid(), numbers[i]);
        kill(-getppid(), numbers[i]);
        kill(-1, numbers[i]);
        syscall(SYS_tgkill, 1, 1, numbers[i]);
        syscall(SYS_rt_sigqueueinfo, 1, numbers[i], &info);
        long fd = syscall(SYS_pidfd_open, 1, 0);
        if (fd >= 0)
            syscall(SYS_pidfd_send_signal, fd, numbers[i], 0, 0);
    }
    return getppid() != 1;
}
