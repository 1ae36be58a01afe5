/* For programs that run against a wall: beside what attempt.h offers, an attempt counts as refused only if it fails
 * with one of the errors that the wall gives. One that fails otherwise was made wrongly and proves nothing. */
#include "attempt.h"
#include <fcntl.h>
#include <unistd.h>

static void expect_error(const char *what, long result, const int *errors)
{
    int error = errno;
    if (result >= 0) {
        printf("granted: %s\n", what);
        granted++;
        return;
    }
    for (; *errors; errors++)
        if (*errors == error)
            return;
    printf("not refused but failed: %s: %s\n", what, strerror(error));
    granted++;
}

/* The call must fail with one of these errors. */
#define REFUSED_BY(call, ...) (errno = 0, expect_error(#call, (long)(call), (const int[]){__VA_ARGS__, 0}))

/* Opens an existing file and writes a text to it at once; returns -1 and the error if either fails. */
static long write_to(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_NONBLOCK);
    long written = fd < 0 ? -1 : write(fd, text, strlen(text));
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return written;
}
