// Tries: to leave or use a program with the set-user-id bits: a copy of a shell in the box, in /tmp, and sealed by a link.
// Ends: exited 0
// Mode: box
// Limits: output=16777216
// Comes out: shell
// Prints: same same
#include <sys/wait.h>
#include "steps.h"

static void copy(const char *from, const char *to)
{
    static char block[1 << 16];
    int in = (int)MUST(open(from, O_RDONLY)), out = (int)MUST(open(to, O_WRONLY | O_CREAT | O_EXCL, 0755));
    for (long part; (part = MUST(read(in, block, sizeof block))) > 0;)
        MUST(write(out, block, part));
    MUST(close(out));
    MUST(chmod(to, 06755));
}

static void run(const char *path)
{
    int status;
    pid_t child = (pid_t)MUST(fork());
    if (!child) {
        execl(path, path, "-c", "read a </proc/self/status; while read k a b c d; do case $k in Uid:|Gid:)"
              " [ $a$b$c = $b$c$d ] && [ $a != 0 ] || exit 1;; esac; done </proc/self/status; echo same", NULL);
        _exit(127);
    }
    MUST(waitpid(child, &status, 0));
    if (status) {
        printf("%s: status %d\n", path, status);
        granted++;
    }
}

int main(void)
{
    copy("/bin/sh", "/box/shell");
    copy("/bin/sh", "/tmp/shell");
    run("/box/shell");
    run("/tmp/shell");
    return granted;
}
