// Tries: to take the box away: mode 0, another owner, and the sticky bit, while it holds a file that must come out.
// Ends: exited 0
// Mode: box
// Comes out: kept
#include "steps.h"

int main(void)
{
    write_text("/box/kept", "x");
    REFUSED(chown("/box", 0, 0), EPERM, EINVAL);
    REFUSED(chown("/box", 12345, 12345), EPERM, EINVAL);
    REFUSED(chown("/box/kept", 0, 0), EPERM, EINVAL);
    REFUSED(chmod("/", 0), EPERM, EROFS);
    chmod("/tmp", 0); /* it may be its own, but never the next run's */
    MUST(chmod("/box", 07000));
    return granted;
}
