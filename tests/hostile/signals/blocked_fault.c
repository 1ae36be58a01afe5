// Tries: to go on over a bad address with the signal for it blocked and ignored; the kernel must end it anyway.
// Ends: signalled 11
#include "senders.h"
int main(void)
{
    sigset_t all;
    sigfillset(&all);
    signal(SIGSEGV, SIG_IGN);
    sigprocmask(SIG_BLOCK, &all, NULL);
    *(volatile char *)16 = 1;
    return 0;
}
