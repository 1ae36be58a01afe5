// Tries: to make a file whose size overflows what the judge adds up: 4 EiB, or as near to it as the kernel allows.
// Ends: exited 0
// Mode: box
// Limits: output=4611686018427387903
// Comes out: small
#include <signal.h>
#include "steps.h"

int main(void)
{
    int file = (int)MUST(open("/box/huge", O_WRONLY | O_CREAT | O_EXCL, 0644));
    off_t size = (off_t)1 << 62;
    signal(SIGXFSZ, SIG_IGN);
    while (size > 0 && ftruncate(file, size - 1) < 0)
        size >>= 1;
    if (size < (off_t)1 << 40) {
        printf("no file of 1 TiB\n");
        return 1;
    }
    REFUSED(ftruncate(file, -1), EINVAL);
    write_text("/box/small", "x");
    return granted;
}
