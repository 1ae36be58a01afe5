// Tries: to leave the one device that every user may make, number 0:0, which makes files vanish where layers are merged.
// Ends: exited 0
// Mode: box
// Comes out: moved
#define _GNU_SOURCE
#include <sys/sysmacros.h>
#include "steps.h"

int main(void)
{
    MUST(chdir("/box"));
    MUST(mkdir("directory", 0755));
    write_text("kept", "x");
    if (mknod("directory/whiteout", S_IFCHR | 0666, makedev(0, 0)) < 0)
        REFUSED(-1, EPERM);
    else
        REFUSED(open("directory/whiteout", O_RDWR), EACCES, ENXIO);
    if (syscall(SYS_renameat2, AT_FDCWD, "kept", AT_FDCWD, "moved", RENAME_WHITEOUT) < 0) {
        REFUSED(-1, EPERM, EINVAL);
        MUST(rename("kept", "moved"));
    }
    return granted;
}
