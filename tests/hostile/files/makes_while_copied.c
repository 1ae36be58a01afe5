// Tries: to make and remove names and directories without end while the judge lists and copies the box.
// Ends: exited 0
// Mode: box
// Limits: processes=16
// Checks: leftover
#include "steps.h"

int main(void)
{
    char name[32];
    MUST(chdir("/box"));
    for (int other = 0; other < 4; other++)
        if (stays_behind())
            for (unsigned i = 0;; i++) {
                snprintf(name, sizeof name, "%d-%u", other, i % 50);
                if (mkdir(name, 0755) < 0 && rmdir(name) < 0)
                    unlink(name);
                if (i % 50 == 49)
                    close(open("file", O_WRONLY | O_CREAT, 0644));
            }
    return 0;
}
