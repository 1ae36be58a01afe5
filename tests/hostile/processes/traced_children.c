// Tries: to become the tracer of its children, who would then end only when it lets them; all ways must be refused.
// Ends: exited 0
#include "crowd.h"
#include <sys/ptrace.h>
int main(void)
{
    pid_t child = fork();
    if (!child) {
        if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0 || errno != EPERM)
            _exit(1);
        raise(SIGSTOP);
        _exit(0);
    }
    int status;
    if (waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status))
        return 2;
    int granted = ptrace(PTRACE_ATTACH, child, 0, 0) == 0 || ptrace(PTRACE_SEIZE, child, 0, 0x100000) == 0;
    if (granted || errno != EPERM)
        return 3;
    kill(child, SIGCONT);
    return waitpid(child, &status, 0) != child || status;
}
