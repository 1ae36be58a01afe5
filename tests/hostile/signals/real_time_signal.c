// Tries: to end by the last signal there is, which old ways of telling exit codes take for something else.
// Ends: signalled 64
#include "senders.h"
int main(void)
{
    raise(64);
    return 0;
}
