// Tries: to hang a message on its input, which the next run reads too: extended attributes, access lists.
// Ends: exited 0
// Mode: twice
// Stdin: hello
#define _GNU_SOURCE
#include "walls.h"
#include <sys/stat.h>
#include <sys/xattr.h>

int main(int argc, char **argv)
{
    const char *names[] = {"user.note", "trusted.note", "security.note", "system.posix_acl_access"};
    char list[1024];
    HOLDS(flistxattr(0, list, sizeof list) <= 0 || !memmem(list, sizeof list, "note", 4));
    for (int i = 0; i < 4; i++) {
        HOLDS(fgetxattr(0, names[i], list, sizeof list) < 0);
        fsetxattr(0, names[i], "note", 4, 0);
    }
    return granted;
}
