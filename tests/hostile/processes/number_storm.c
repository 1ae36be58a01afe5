// Tries: to use up process numbers by 2000 short children, so that one who kills by number hits the wrong one.
// Ends: exited 0
// Limits: cpu_ms=10000 wall_ms=20000
#include "crowd.h"
int main(void)
{
    for (int i = 0; i < 2000; i++) {
        pid_t child = vfork();
        if (!child)
            _exit(0);
        int status;
        if (child < 0 || waitpid(child, &status, 0) != child || status)
            return 1;
    }
    return 0;
}
