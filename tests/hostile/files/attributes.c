// Tries: to leave files that cannot be removed or that give rights: immutable, append-only, with capabilities, labels.
// Ends: exited 0
// Mode: box
// Comes out: file
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/xattr.h>
#include "steps.h"

static const unsigned char CAPABILITIES[20] = {1, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff};

static void set_flag(const char *path, int flag)
{
    int file = (int)MUST(open(path, O_RDONLY));
    REFUSED(ioctl(file, FS_IOC_SETFLAGS, &flag), EPERM, ENOTTY, EOPNOTSUPP, EINVAL);
    MUST(close(file));
}

int main(void)
{
    MUST(chdir("/box"));
    write_text("file", "x");
    MUST(mkdir("directory", 0755));
    const char *paths[] = {"file", "directory", "/box", "/tmp"};
    for (int i = 0; i < 4; i++) {
        set_flag(paths[i], FS_IMMUTABLE_FL);
        set_flag(paths[i], FS_APPEND_FL);
        REFUSED(setxattr(paths[i], "trusted.mine", "x", 1, 0), EPERM, EOPNOTSUPP);
        REFUSED(setxattr(paths[i], "security.mine", "x", 1, 0), EPERM, EOPNOTSUPP);
    }
    REFUSED(setxattr("file", "security.capability", CAPABILITIES, sizeof CAPABILITIES, 0), EPERM, EOPNOTSUPP);
    return granted;
}
