/* For programs that try what must be refused: counts what was not, and says which. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int granted;

static void expect_refused(const char *what, long result)
{
    if (result >= 0) {
        printf("granted: %s\n", what);
        granted++;
    }
}

/* The call must fail, with whatever reason. */
#define REFUSED(call) expect_refused(#call, (long)(call))
