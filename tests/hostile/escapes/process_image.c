// Tries: to pass for another program: another executable, other addresses, other settings by prctl and /proc.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sys/prctl.h>
int main(void)
{
    int other = open("/usr/bin/env", O_RDONLY);
    for (int field = PR_SET_MM_START_CODE; field <= PR_SET_MM_EXE_FILE; field++)
        REFUSED_BY(prctl(PR_SET_MM, field, field == PR_SET_MM_EXE_FILE ? other : 0x400000, 0, 0), EPERM, EINVAL);
    REFUSED_BY(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0), EINVAL);
    REFUSED_BY(prctl(PR_SET_DUMPABLE, 2, 0, 0, 0), EINVAL);
    REFUSED_BY(prctl(PR_SET_TIMING, 1, 0, 0, 0), EINVAL);
    REFUSED_BY(prctl(0x4d51 /* PR_SET_IO_FLUSHER is 57; this one is nothing */, 1, 0, 0, 0), EINVAL);
    REFUSED_BY(prctl(57 /* PR_SET_IO_FLUSHER */, 1, 0, 0, 0), EPERM, EINVAL);
    REFUSED_BY(prctl(PR_MCE_KILL, PR_MCE_KILL_SET, 9, 0, 0), EINVAL);
    REFUSED_BY(write_to("/proc/self/oom_score_adj", "-1000"), EACCES, EPERM);
    return granted;
}
