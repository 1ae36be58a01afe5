// Tries: to have a right answer taken though it ended badly, with the answer safe on the disk.
// Ends: signalled 6
// Prints: 42
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int main(void)
{
    puts("42");
    fflush(stdout);
    fsync(1);
    abort();
}
