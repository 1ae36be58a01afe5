// Tries: to write its answer where its output was, in a file that gets the same number.
// Ends: exited 0
// Prints:
// Checks: output<=0
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    close(1);
    close(2);
    if (write(1, "x", 1) >= 0 || open("/tmp/file", O_RDWR | O_CREAT, 0600) != 1)
        return 1;
    return puts("answer") < 0 || fflush(stdout);
}
