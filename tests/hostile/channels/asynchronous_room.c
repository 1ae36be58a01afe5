// Tries: to use up the machine's room for asynchronous input and output, of which the other program that runs at once then has none.
// Ends: exited 0
// Mode: neighbours
#define _GNU_SOURCE
#include "neighbours.h"
#include "walls.h"
#include <sys/syscall.h>

static long make(unsigned events)
{
    unsigned long context = 0;
    return syscall(SYS_io_setup, events, &context) ? -1 : (long)context;
}

int main(int argc, char **argv)
{
    long start = now_ms();
    if (is_left(argc, argv))
        for (unsigned events = 16384; events >= 16; events /= 2)
            while (make(events) >= 0)
                ;
    while (goes_on(start) && !granted && !is_left(argc, argv)) {
        long context = make(16);
        HOLDS(context >= 0 || errno != EAGAIN);
        if (context >= 0)
            syscall(SYS_io_destroy, context);
    }
    while (goes_on(start))
        ;
    return granted;
}
