// Tries: to lift the file walls with Landlock rules of its own that grant everything below the root.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <stdint.h>
#include <sys/syscall.h>

static void walls_stand(void)
{
    REFUSED_BY(open("/usr/new", O_CREAT | O_WRONLY, 0600), EROFS, EACCES);
    REFUSED_BY(open("/new", O_CREAT | O_WRONLY, 0600), EROFS, EACCES);
    REFUSED_BY(open("/usr/bin/env", O_WRONLY), EROFS, EACCES);
    REFUSED_BY(open("/etc/passwd", O_WRONLY), EROFS, EACCES);
    REFUSED_BY(rename("/etc/passwd", "/tmp/passwd"), EROFS, EACCES, EXDEV);
}

int main(void)
{
    uint64_t handled = 0x1fff;
    struct { uint64_t access; int32_t parent; } __attribute__((packed)) everything = {0x1fff, open("/", O_PATH)};
    walls_stand();
    for (int layer = 0; layer < 3; layer++) {
        int rules = (int)syscall(444 /* landlock_create_ruleset */, &handled, sizeof handled, 0);
        if (rules < 0) { /* a kernel without it, or one that has been told not to use it */
            HOLDS(errno == ENOSYS || errno == EOPNOTSUPP);
            break;
        }
        HOLDS(!syscall(445 /* landlock_add_rule */, rules, 1, &everything, 0));
        HOLDS(!syscall(446 /* landlock_restrict_self */, rules, 0));
        walls_stand();
    }
    return granted;
}
