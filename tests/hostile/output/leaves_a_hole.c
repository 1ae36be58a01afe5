// Tries: to have a hole in its output not counted: the output is as long as it reads.
// Ends: output_limit
// Limits: output=65536
// Checks: output>=65537 output<=65537
#include <unistd.h>
int main(void)
{
    lseek(1, 65536, SEEK_SET);
    return write(1, "x", 1) != 1;
}
