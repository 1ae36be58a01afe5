// Tries: to swap a file for a link to a secret, a FIFO and a directory all the time while the judge copies the box.
// Ends: exited 0
// Mode: box
// Checks: leftover
#define _GNU_SOURCE
#include "steps.h"

static void swap(const char *a, const char *b)
{
    syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

int main(void)
{
    MUST(chdir("/box"));
    write_text("result", "x");
    MUST(symlink(getenv("SECRET"), "link"));
    MUST(symlink("/etc", "link-to-directory"));
    MUST(mkdir("directory", 0755));
    write_text("directory/passwd", "x");
    MUST(mkfifo("fifo", 0644));
    if (stays_behind())
        for (;;) {
            swap("result", "link");
            swap("directory", "link-to-directory");
            swap("result", "fifo");
            swap("link", "directory");
        }
    return 0;
}
