// Tries: to look stopped for its CPU time by sending itself the kernel's signal for that; it has used none.
// Ends: signalled 24
#include "senders.h"
int main(void)
{
    raise(SIGXCPU);
    return 0;
}
