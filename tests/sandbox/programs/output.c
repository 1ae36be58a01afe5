/* Writes as many bytes to standard output as its first argument says and as many to standard error as its second; -1:
 * without end. A third argument: ignores SIGXFSZ. Expected: output_limit if the sum is over the limit. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void write_bytes(int fd, long bytes)
{
    char block[4096];
    memset(block, 'x', sizeof block);
    while (bytes) {
        size_t size = bytes < 0 || bytes > 4096 ? 4096 : (size_t)bytes;
        ssize_t written = write(fd, block, size);
        if (written <= 0)
            return;
        bytes -= bytes < 0 ? 0 : written;
    }
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    if (argc > 3)
        signal(SIGXFSZ, SIG_IGN);
    write_bytes(1, atol(argv[1]));
    write_bytes(2, atol(argv[2]));
    return 0;
}
