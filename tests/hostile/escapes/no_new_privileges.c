// Tries: to shed the bond that no program of its tree gains rights: by prctl, after exec, from a nameless file.
// Ends: exited 0
#define _GNU_SOURCE
#include "walls.h"
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/wait.h>

extern char **environ;

/* Its own image in a file without a name: in memory, or where that is refused in /tmp. */
static int image(void)
{
    char path[64];
    int own = open("/proc/self/exe", O_RDONLY), copy = memfd_create("image", 0);
    if (copy < 0)
        copy = open("/tmp", O_TMPFILE | O_RDWR, 0700);
    while (sendfile(copy, own, NULL, 1 << 24) > 0)
        ;
    snprintf(path, sizeof path, "/proc/self/fd/%d", copy);
    return open(path, O_RDONLY); /* a file open for writing cannot be executed; copy is closed on exec of its child */
}

int main(int argc, char **argv)
{
    int status = 1, left = argc > 1 ? atoi(argv[1]) : 2;
    char number[2] = {(char)('0' + left - 1), 0}, *again[] = {argv[0], number, NULL};
    REFUSED_BY(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0), EINVAL);
    HOLDS(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1);
    HOLDS(prctl(PR_GET_SECCOMP) == 2);
    REFUSED_BY(unshare(CLONE_NEWUSER), EPERM);
    fflush(stdout);
    if (!left)
        return granted;
    if (!fork()) {
        int program = left == 2 ? open("/proc/self/exe", O_RDONLY) : image();
        if (left == 1)
            close(program - 1);
        syscall(SYS_execveat, program, "", again, environ, AT_EMPTY_PATH);
        perror("execveat");
        _exit(9);
    }
    wait(&status);
    return granted || status;
}
