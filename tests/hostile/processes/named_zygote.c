// Tries: to be taken for the judge's own processes by name and arguments, and so to be spared.
// Ends: exited 0
// Limits: wall_ms=10000
// Checks: leftover
#include "crowd.h"
int main(int argc, char **argv)
{
    if (argc == 1) {
        if (!fork())
            execl("/proc/self/exe", "judge-zygote", "again", NULL);
        usleep(20000);
        return 0;
    }
    prctl(PR_SET_NAME, "judge-zygote");
    ignore_all_signals();
    for (int i = 0; i < 4; i++)
        if (!fork())
            prctl(PR_SET_NAME, "zygote-x86_64");
    for (;;)
        pause();
}
