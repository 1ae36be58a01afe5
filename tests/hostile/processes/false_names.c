// Tries: to deceive a reader of /proc by names with parentheses, spaces and newlines, in processes that burn time.
// Ends: cpu_limit
// Limits: cpu_ms=150 wall_ms=10000
#include "crowd.h"
int main(void)
{
    const char *names[] = {") R 1 1 1 0 -1 ", "a\n) S 1 1", "(((((((((((((((", ")))))))))))))))", "1) Z 0 0 0 0 0", "\n\n\n\n"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (!fork()) {
            prctl(PR_SET_NAME, names[i]);
            spin();
        }
    for (;;)
        pause();
}
