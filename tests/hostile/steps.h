/* Steps of programs that fill, plant and break in: those that must succeed, so that a crash is not taken for a
 * refusal, and those that must be refused, with the reason that is expected. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static int granted;

static long must(const char *what, long result)
{
    if (result < 0) {
        fprintf(stderr, "%s: %s\n", what, strerror(errno));
        exit(2);
    }
    return result;
}

static void refused(const char *what, long result, const int *reasons)
{
    int error = errno;
    for (; result < 0 && *reasons; reasons++)
        if (error == *reasons)
            return;
    printf("%s: %s\n", what, result < 0 ? strerror(error) : "granted");
    granted++;
}

#define MUST(call) must(#call, (long)(call))
/* REFUSED(call, EPERM, ...): it fails for one of these reasons. */
#define REFUSED(call, ...) refused(#call, (long)(call), (const int[]){__VA_ARGS__, 0})

/* The size of the file system that holds a path. */
static long long room(const char *path)
{
    struct statvfs found;
    MUST(statvfs(path, &found));
    return (long long)found.f_blocks * found.f_frsize;
}

static void write_text(const char *path, const char *text)
{
    int file = (int)MUST(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644));
    MUST(write(file, text, strlen(text)));
    MUST(close(file));
}

/* Goes on in a process that nothing but the sandbox will end; the caller returns at once. Returns 1 there. */
static int stays_behind(void)
{
    int ready[2];
    char byte;
    MUST(pipe(ready));
    if (MUST(fork())) {
        MUST(close(ready[1]));
        MUST(read(ready[0], &byte, 1)); /* the end of the file, or a byte: it is a session of its own now */
        return 0;
    }
    MUST(setsid());
    if (MUST(fork()))
        _exit(0);
    MUST(write(ready[1], "x", 1));
    MUST(close(ready[0]));
    MUST(close(ready[1]));
    return 1;
}
