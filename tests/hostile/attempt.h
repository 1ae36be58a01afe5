/* For programs that try what must be refused, each in several ways: `main` returns `granted`, which counts what was
 * not refused or not for a right reason, and standard output says which. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int granted;

static void complain(const char *what)
{
    printf("%s\n", what);
    granted++;
}

static void expect_refused(const char *what, long result)
{
    int reason = errno;
    if (result >= 0)
        printf("granted: %s\n", what), granted++;
    else if (reason == EFAULT || reason == EBADF)
        printf("tried wrongly, %s: %s\n", strerror(reason), what), granted++;
}

static void expect_refused_with(const char *what, long result, int reason)
{
    if (result >= 0 || errno != reason)
        printf("%s: %s\n", result >= 0 ? "granted" : strerror(errno), what), granted++;
}

/* The call must fail, for whatever reason but that it was made wrongly. */
#define REFUSED(call) expect_refused(#call, (long)(call))
/* The call must fail for just this reason. */
#define REFUSED_WITH(reason, call) expect_refused_with(#call, (long)(call), reason)
/* This must be so. */
#define HOLDS(what) ((what) ? (void)0 : complain("does not hold: " #what))
