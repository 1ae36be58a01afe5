// Tries: to leave core files, by each signal that makes one, in its box and from a child that is allowed to.
// Ends: signalled 3
// Mode: box
// Comes out:
// Limits: cpu_ms=3000 wall_ms=20000
#include "senders.h"
#include <sys/prctl.h>
#include <sys/resource.h>
int main(void)
{
    int numbers[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU, SIGSYS};
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    if (!setrlimit(RLIMIT_CORE, &limit))
        return 1;
    if (!getrlimit(RLIMIT_CORE, &limit)) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_CORE, &limit);
    }
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        int status;
        pid_t child = fork();
        if (!child) {
            prctl(PR_SET_DUMPABLE, 1);
            raise(numbers[i]);
            _exit(0);
        }
        if (waitpid(child, &status, 0) != child || !WIFSIGNALED(status) || WCOREDUMP(status))
            return 2;
    }
    raise(SIGQUIT);
    return 0;
}
