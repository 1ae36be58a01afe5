// Tries: to close /tmp to the next run, or to open it to another one, by access control lists that new files inherit.
// Ends: exited 0
// Mode: twice
#include <sys/xattr.h>
#include "steps.h"

/* Version 2, then tag, permissions and id of each entry: user, one other user, group, mask and others. */
static unsigned char nobody[4 + 5 * 8];

static void entry(int at, int tag, int permissions, unsigned id)
{
    unsigned short head[2] = {tag, permissions};
    memcpy(nobody + 4 + at * 8, head, 4);
    memcpy(nobody + 8 + at * 8, &id, 4);
}

static int first(void)
{
    nobody[0] = 2;
    entry(0, 0x01, 0, -1), entry(1, 0x02, 7, getuid() + 1), entry(2, 0x04, 0, -1), entry(3, 0x10, 7, -1), entry(4, 0x20, 0, -1);
    write_text("/tmp/mine", "x");
    if (setxattr("/tmp/mine", "system.posix_acl_access", nobody, sizeof nobody, 0) < 0)
        REFUSED(-1, EOPNOTSUPP, EINVAL); /* a user that its namespace does not know */
    /* /tmp itself belongs to root. */
    REFUSED(setxattr("/tmp", "system.posix_acl_default", nobody, sizeof nobody, 0), EPERM, EOPNOTSUPP, EINVAL);
    REFUSED(setxattr("/tmp", "system.posix_acl_access", nobody, sizeof nobody, 0), EPERM, EOPNOTSUPP, EINVAL);
    return granted;
}

int main(int count, char **arguments)
{
    if (count == 2 && !strcmp(arguments[1], "first"))
        return first();
    char list[256];
    REFUSED(open("/tmp/mine", O_RDONLY), ENOENT);
    REFUSED(getxattr("/tmp", "system.posix_acl_default", list, sizeof list), ENODATA, EOPNOTSUPP);
    write_text("/tmp/mine", "x");
    REFUSED(getxattr("/tmp/mine", "system.posix_acl_access", list, sizeof list), ENODATA, EOPNOTSUPP);
    return granted;
}
