// Tries: to overwrite one file by another where letter case or the form of a letter does not count.
// Ends: exited 0
// Mode: box
// Comes out: ANSWER Answer answer É é
#include <linux/fs.h>
#include <sys/ioctl.h>
#include "steps.h"

int main(void)
{
    int flag = 0x40000000, box = (int)MUST(open("/box", O_RDONLY | O_DIRECTORY)); /* FS_CASEFOLD_FL */
    REFUSED(ioctl(box, FS_IOC_SETFLAGS, &flag), ENOTTY, EOPNOTSUPP, EPERM, EINVAL);
    MUST(chdir("/box"));
    write_text("answer", "1");
    write_text("Answer", "2");
    write_text("ANSWER", "3");
    write_text("\xc3\xa9", "4");
    write_text("\xc3\x89", "5");
    return granted;
}
