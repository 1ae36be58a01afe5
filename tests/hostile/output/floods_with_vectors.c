// Tries: to write without end by calls that take many pieces, so that one call passes the limit many times over.
// Ends: output_limit
// Limits: output=65536
// Checks: output>=65537 output<=65537
#include <sys/uio.h>
static char text[65536];
int main(void)
{
    struct iovec pieces[1024];
    for (int i = 0; i < 1024; i++)
        pieces[i] = (struct iovec){text, sizeof text};
    for (;;)
        writev(1, pieces, 1024);
}
