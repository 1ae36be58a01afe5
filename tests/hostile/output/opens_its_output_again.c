// Tries: to take back what it has written, by opening its output anew, with truncation and in each way there is.
// Ends: exited 0
// Prints: last
// Checks: output>=5 output<=5
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    static const char *const ways[] = {"/dev/stdout", "/proc/self/fd/1", "/dev/fd/1", "/proc/thread-self/fd/1"};
    for (int way = 0; way < 4; way++) {
        write(1, "first of many\n", 14);
        int again = open(ways[way], O_RDWR | O_TRUNC);
        if (again < 0 || lseek(again, 0, SEEK_END) || write(again, "last\n", 5) != 5)
            return 1 + way;
        ftruncate(again, 5);
        lseek(1, 0, SEEK_SET);
    }
    return 0;
}
