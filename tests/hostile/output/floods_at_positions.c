// Tries: to write beyond the limit at positions of its own choosing, having told the kernel to ignore the signal for it.
// Ends: output_limit
// Limits: output=65536
// Checks: output>=65537 output<=65537
#define _GNU_SOURCE
#include "attempt.h"
#include <signal.h>
#include <sys/uio.h>
#include <unistd.h>
static char text[4096];
int main(void)
{
    struct iovec piece = {text, sizeof text};
    signal(SIGXFSZ, SIG_IGN);
    REFUSED_WITH(EFBIG, pwrite(1, text, sizeof text, 1 << 20));
    REFUSED_WITH(EFBIG, pwrite(1, text, sizeof text, 1L << 32));
    REFUSED_WITH(EFBIG, pwritev2(1, &piece, 1, 1L << 40, 0));
    REFUSED_WITH(EFBIG, pwritev2(1, &piece, 1, 65537, RWF_DSYNC));
    if (granted)
        return 1;
    for (long at = 0; pwrite(1, text, sizeof text, at) > 0; at += sizeof text)
        ;
    return errno != EFBIG;
}
