// Tries: to make a file of 4 GiB with one byte at its end, as the first thing it writes.
// Ends: output_limit
// Limits: output=65536
// Checks: output<=0
#include <unistd.h>
int main(void)
{
    lseek(1, 1L << 32, SEEK_SET);
    write(1, "x", 1);
    return 0;
}
